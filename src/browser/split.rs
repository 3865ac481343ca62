//! How a part of the WebAssembly comes, for what the splitter's attribute generates. Its own crate remembers what came, which the
//! splitter's script does already, and is seven times as long (CONTRIBUTING.md, "Size").

/// A part that did not come; it may be asked for again.
pub struct SplitLoaderError;

/// By the names that the attribute looks for.
#[cfg(feature = "split")]
#[allow(unsafe_code, reason = "what it calls and is called by is C's")]
pub mod rt {
    use std::cell::Cell;
    use std::ffi::c_void;
    use std::future::poll_fn;
    use std::pin::Pin;
    use std::rc::Rc;
    use std::task::{Poll, Waker};

    use super::SplitLoaderError;

    pub type LoadCallbackFn = unsafe extern "C" fn(*const c_void, bool);
    type LoadFn = unsafe extern "C" fn(LoadCallbackFn, *const c_void);

    pub struct LazySplitLoader(LoadFn);

    impl LazySplitLoader {
        /// # Safety
        /// What it is given calls back once for each call, with what it was given.
        pub const unsafe fn new(load: LoadFn) -> LazySplitLoader {
            LazySplitLoader(load)
        }
    }

    #[derive(Default)]
    struct Coming {
        came: Cell<Option<bool>>,
        waker: Cell<Option<Waker>>,
    }

    unsafe extern "C" fn came(coming: *const c_void, good: bool) {
        // SAFETY: it is what `ensure_loaded` made of an Rc, and comes back once.
        let coming = unsafe { Rc::from_raw(coming.cast::<Coming>()) };
        coming.came.set(Some(good));
        if let Some(waker) = coming.waker.take() {
            waker.wake();
        }
    }

    pub async fn ensure_loaded(loader: Pin<&LazySplitLoader>) -> Result<(), SplitLoaderError> {
        let coming = Rc::<Coming>::default();
        // SAFETY: by the promise that `new` was given.
        unsafe { (loader.0)(came, Rc::into_raw(coming.clone()).cast()) };
        poll_fn(|context| match coming.came.get() {
            Some(good) => Poll::Ready(if good { Ok(()) } else { Err(SplitLoaderError) }),
            None => {
                coming.waker.set(Some(context.waker().clone()));
                Poll::Pending
            }
        })
        .await
    }
}
