//! Another name for this machine, for a browser that cannot be told one: a proxy that knows this name and no other. Chromium and
//! Firefox are told by a flag and a preference.

use std::net::{SocketAddr, TcpListener as Bound};

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{JoinHandle, JoinSet};

/// The host of the pages that embed the widget far from home.
pub const ELSEWHERE: &str = "embedding.example";

/// Ends with the value.
pub struct Alias {
    pub address: SocketAddr,
    serving: JoinHandle<()>,
}

impl Alias {
    pub fn open() -> Result<Alias, String> {
        let bound = Bound::bind("127.0.0.1:0").and_then(|bound| bound.set_nonblocking(true).map(|()| bound)).and_then(TcpListener::from_std);
        let listener = bound.map_err(|error| format!("no proxy: {error}"))?;
        let address = listener.local_addr().map_err(|error| format!("no proxy: {error}"))?;
        Ok(Alias { address, serving: tokio::spawn(serve(listener)) })
    }
}

impl Drop for Alias {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

async fn serve(listener: TcpListener) {
    let mut connections = JoinSet::new();
    while let Ok((near, _)) = listener.accept().await {
        connections.spawn(pass_on(near));
        while connections.try_join_next().is_some() {}
    }
}

/// One connection, which a browser keeps to one host and port. Asked for another name, or when an end goes away, it hangs up.
async fn pass_on(near: TcpStream) -> Option<()> {
    let mut near = BufReader::new(near);
    let mut first = String::new();
    near.read_line(&mut first).await.ok()?;
    // RFC 9112, section 3.2.2: a proxy is given the whole address, and a server must take it.
    let port = first.split_once("http://")?.1.strip_prefix(ELSEWHERE)?.strip_prefix(':')?.split(['/', ' ']).next()?;
    let mut far = TcpStream::connect(("127.0.0.1", port.parse().ok()?)).await.ok()?;
    far.write_all(first.as_bytes()).await.ok()?;
    copy_bidirectional(&mut near, &mut far).await.ok().map(drop)
}
