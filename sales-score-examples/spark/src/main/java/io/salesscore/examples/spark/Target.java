package io.salesscore.examples.spark;

/**
 * What a rep is to reach in a period; who has one is on the roster.
 *
 * @param rep who
 * @param team whose rep it is in the period
 * @param revenue in whole rupiah
 * @param dealsWon how many deals
 */
record Target(String rep, String team, long revenue, int dealsWon) {}
