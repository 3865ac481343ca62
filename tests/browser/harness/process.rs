//! A program that runs as long as its owner lives: a command goes in, and what it says once it is up comes out.

use std::io::{BufRead, BufReader, Read};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

/// How long a program may take to come up or to go down.
pub const PATIENCE: Duration = Duration::from_secs(30);

pub struct Process {
    child: Child,
    name: String,
}

impl Process {
    pub fn start(command: &mut Command) -> Result<Process, String> {
        let name = command.get_program().to_string_lossy().into_owned();
        let child =
            command.stdin(Stdio::null()).process_group(0).spawn().map_err(|error| format!("{name} cannot be started ({error}); `make test` sets it up"))?;
        Ok(Process { child, name })
    }

    /// Starts a program and waits for the line that says it is up; `read` picks what matters out of that line.
    pub fn start_and_hear<T: Send + 'static>(command: &mut Command, read: impl Fn(&str) -> Option<T> + Send + 'static) -> Result<(Process, T), String> {
        let mut process = Process::start(command.stdout(Stdio::piped()))?;
        let out = process.child.stdout.take().ok_or("a program without a standard output")?;
        let (tell, heard) = mpsc::channel();
        thread::spawn(move || listen(out, read, tell));
        let said = heard.recv_timeout(PATIENCE).map_err(|_| format!("{} never said that it is up", process.name))?;
        Ok((process, said))
    }

    /// Whether the program has ended by itself.
    pub fn has_ended(&mut self) -> bool {
        !matches!(self.child.try_wait(), Ok(None))
    }
}

/// Reads to the end, so that the program never waits for a reader.
fn listen<T>(out: impl Read, read: impl Fn(&str) -> Option<T>, tell: mpsc::Sender<T>) {
    for line in BufReader::new(out).lines().map_while(Result::ok) {
        if let Some(said) = read(&line) {
            let _ = tell.send(said);
        }
    }
}

impl Drop for Process {
    /// Asks first, and with it all that it started: geckodriver goes without its browser.
    fn drop(&mut self) {
        let _ = Command::new("kill").args(["--", &format!("-{}", self.child.id())]).stderr(Stdio::null()).status();
        let asked = Instant::now();
        while !self.has_ended() && asked.elapsed() < Duration::from_secs(5) {
            thread::sleep(Duration::from_millis(10));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
