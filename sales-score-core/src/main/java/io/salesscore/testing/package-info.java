/**
 * Tests of one's own score models: a verifier that throws AssertionError and needs no test library.
 */
@NullMarked
package io.salesscore.testing;

import org.jspecify.annotations.NullMarked;
