//! Cryptography; and the place where the closure made in `hooks` is dropped.
use argon2::{Algorithm, Argon2, Params, Version};
use ed25519_dalek::{Signer, SigningKey, Verifier};
use sha2::{Digest, Sha256, Sha512};
use wasm_bindgen::prelude::*;
use wasm_split_helpers::wasm_split;

use crate::state::{self, HOOK};
use crate::{bridge, Answer, Lazy};

#[wasm_split(vault, fallible)]
fn seal(secret: String, salt: String) -> Lazy<String> {
    let params = Params::new(64, 2, 1, Some(32)).expect("valid parameters");
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let mut key = [0; 32];
    if let Err(e) = argon.hash_password_into(secret.as_bytes(), salt.as_bytes(), &mut key) {
        return Ok(format!("error: {e}"));
    }
    let signer = SigningKey::from_bytes(&key);
    let signature = signer.sign(secret.as_bytes());
    let valid = signer.verifying_key().verify(secret.as_bytes(), &signature).is_ok();
    let long = Sha512::digest(signature.to_bytes());
    let short = Sha256::digest(long);
    Ok(format!("{valid} {:016x} {:016x}", state::fnv(&long), state::fnv(&short)))
}

#[wasm_split(vault, fallible)]
fn unhook() -> Lazy<String> {
    let dropped = HOOK.take().is_some();
    let after = bridge::ring("hook", 4.0);
    Ok(format!("dropped={dropped} after={after} forgotten={}", bridge::forget("hook")))
}

#[wasm_bindgen]
pub async fn vault(secret: String, salt: String) -> Answer {
    Ok(seal(secret, salt).await?)
}

#[wasm_bindgen]
pub async fn unhook_it() -> Answer {
    Ok(unhook().await?)
}
