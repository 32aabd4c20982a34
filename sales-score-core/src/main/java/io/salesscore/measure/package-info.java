/**
 * From facts to measurements: a host's own records are counted, summed and compared per subject and period, in
 * one pass and exactly.
 */
@NullMarked
package io.salesscore.measure;

import org.jspecify.annotations.NullMarked;
