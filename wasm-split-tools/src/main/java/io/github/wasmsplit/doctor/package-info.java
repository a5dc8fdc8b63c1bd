/** Looks at a machine: which tools are there, which are missing, how to get them. */
package io.github.wasmsplit.doctor;
