package io.salesscore.examples.quickstart;

import java.math.BigDecimal;

/**
 * A rep's share of a deal.
 *
 * @param deal the id of the deal
 * @param rep whose share it is
 * @param share above 0 and up to 1; 1 of an overlay
 * @param overlay all of the deal, beside the direct shares, which sum to 1: the rep helped to sell it, and teams count it once
 * @param line where the file of splits says so
 */
record Split(String deal, String rep, BigDecimal share, boolean overlay, long line) {}
