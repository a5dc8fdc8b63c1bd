/** What users are told: errors, warnings, progress. */
package io.github.wasmsplit.diag;
