use core::error::Error;
use core::fmt;

/// Why a function of a module cannot be called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SplitLoaderError {
    /// The module is not there: nobody has loaded it, or it is on its way.
    NotLoaded,
    /// The module could not be loaded. The browser's console says why; the next load tries again.
    LoadFailed,
}

impl fmt::Display for SplitLoaderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotLoaded => "the split module is not loaded",
            Self::LoadFailed => "the split module could not be loaded",
        })
    }
}

impl Error for SplitLoaderError {}
