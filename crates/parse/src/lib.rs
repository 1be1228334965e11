//! What was published: bytes, or an article input, read into an
//! [`Article`](writethru_article::Article).

mod input;

pub use input::read_input;
