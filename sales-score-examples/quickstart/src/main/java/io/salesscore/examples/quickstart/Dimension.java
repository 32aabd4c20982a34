package io.salesscore.examples.quickstart;

import io.salesscore.kpi.Names;
import io.salesscore.measure.MeasurePlan;
import java.util.Locale;
import java.util.Optional;

/** By what deals are broken down. */
enum Dimension {
    PRODUCT(Table.DEALS, "Product", "Produk"),
    CHANNEL(Table.DEALS, "Channel", "Kanal"),
    SEGMENT(Table.CUSTOMERS, "Segment", "Segmen"),
    CUSTOMER(Table.DEALS, "Customer", "Pelanggan"),
    REGION(Table.CUSTOMERS, "Region", "Wilayah");

    private final Table table;
    private final String english;
    private final String indonesian;

    Dimension(Table table, String english, String indonesian) {
        this.table = table;
        this.english = english;
        this.indonesian = indonesian;
    }

    Names names() {
        return new Names(english, indonesian);
    }

    /** Which column says it, as a mapping calls it: {@code customers.segment}. */
    String field() {
        return table.key() + "." + this;
    }

    /** Whether an export says it of its deals. */
    boolean isIn(Mapping mapping) {
        boolean said = mapping.column(table, toString()).isPresent();
        return table == Table.DEALS
                ? said
                : said && mapping.column(Table.DEALS, "customer").isPresent();
    }

    /** The product, channel, … of a deal; {@link MeasurePlan#NO_GROUP} where nobody says. */
    String of(Deal deal) {
        Optional<Customer> customer = Optional.ofNullable(deal.register());
        Optional<String> group = switch (this) {
            case PRODUCT -> Optional.ofNullable(deal.product());
            case CHANNEL -> Optional.ofNullable(deal.channel());
            case SEGMENT -> customer.map(Customer::segment);
            case CUSTOMER -> Optional.ofNullable(deal.customer());
            case REGION -> customer.map(Customer::region);
        };
        return group.orElse(MeasurePlan.NO_GROUP);
    }

    /** How options and files call it, {@code product}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
