/**
 * Examines a machine: which tools are installed, which are missing, how to get them. Begin with
 * {@link io.github.wasmsplit.doctor.Doctor}.
 *
 * <p>Uses {@code process} and {@code rust}, and the core to find wasm-opt.
 */
@NullMarked
package io.github.wasmsplit.doctor;

import org.jspecify.annotations.NullMarked;
