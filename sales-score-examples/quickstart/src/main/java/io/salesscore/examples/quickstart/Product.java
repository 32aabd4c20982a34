package io.salesscore.examples.quickstart;

import java.math.BigDecimal;

/**
 * A line of the price list.
 *
 * @param id what deals call the product
 * @param name what people call it; the id where the export has no names
 * @param listPrice what one of it costs
 */
record Product(String id, String name, BigDecimal listPrice) {}
