//! The form's own words: they load with it.

pub const REQUIRED: &str = "* indicates required";
pub const LABEL: &str = "Email address";
pub const SENDING: &str = "Sending …";
pub const NEWSLETTERS: &str = "Newsletters";
pub const ONE_AT_LEAST: &str = ", one at least";
pub const TRAP: &str = "Leave this field empty";

pub const MEANT: &str = "Did you mean {}?";
pub const NOT_MEANT: &str = "No";

pub const FAULTY: &str = "Please enter a correct email address: {}";
pub const EMPTY: &str = "the field is empty.";
pub const NO_AT: &str = "the @ is missing.";
pub const NOTHING_BEFORE: &str = "something is missing before the @.";
pub const NOTHING_AFTER: &str = "the part after the @ is missing.";
pub const MANY_ATS: &str = "there is more than one @.";
pub const SPACE: &str = "there is a space in it.";
pub const SIGN: &str = "“{}” cannot be part of one.";
pub const DOT: &str = "there is a dot too many after the @.";
pub const HYPHEN: &str = "a part after the @ cannot begin or end with a hyphen.";
pub const LONG: &str = "a part after the @ is too long.";
pub const NO_CHOICE: &str = "Please choose at least one newsletter.";
pub const NO_CONSENT: &str = "Please tick the box to agree before you sign up.";
pub const TRAPPED: &str = "A hidden field was filled in, as robots do. It is empty again: please press once more.";

pub const PENDING: &str = "Almost there: please open the confirmation mail we sent to {} and follow its link.";
pub const SUBSCRIBED: &str = "Thank you. {} is signed up.";
pub const ALREADY: &str = "{} is signed up already.";
pub const TAKEN: &str = "Thank you. If a mail comes to {} that asks you to confirm, please follow its link.";
pub const ANOTHER: &str = "Use another address";
pub const OPENED: &str = "The sign-up goes on in a new page: please look there. If none has opened, your browser did not let it.";
pub const REFUSED: &str = "This address was not accepted.";
pub const CLOSED: &str = "The newsletter takes no new readers at the moment.";
pub const TOO_MANY: &str = "Too many tries. Please wait a while and try again.";
pub const TOO_MANY_WAIT: &str = "Too many tries. Please try again {}.";
pub const UNCLEAR: &str = "The answer could not be understood. Please look for a mail before you try again.";
pub const FAILED: &str = "The sign-up does not work at the moment. Your address is still here; please try again later.";
pub const OFFLINE: &str = "You are offline. Your address waits here and can be sent once you are back.";
pub const ONLINE: &str = "You are online again: your address is still here and can be sent now.";
pub const UNSENT: &str = "The sign-up could not be reached, and nothing was sent. Your address is still here; please try again later.";
pub const UNKNOWN: &str = "No answer came. You may be signed up: please look for a mail before you try again.";
