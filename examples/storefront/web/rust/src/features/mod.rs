//! One page each. All but `home` are split points.

pub mod chart;
pub mod home;
pub mod photo;
pub mod prices;
pub mod product;
pub mod qr;
pub mod receipt;
pub mod search;
pub mod table;
pub mod voucher;
