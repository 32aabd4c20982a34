package io.salesscore.config;

import io.salesscore.kpi.Measurement;
import io.salesscore.kpi.Measurement.KeyStatistic;
import io.salesscore.kpi.Measurement.Owner;
import io.salesscore.kpi.Reason;
import io.salesscore.period.Period;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a measurement was made from: one key, which says the kind of evidence, beside whatever else its owner has. */
final class EvidenceTree {

    private static final String VALUE = "value";
    private static final String AMOUNT = "amount";
    private static final String PROPORTION = "proportion";
    private static final String RATIO = "ratio";
    private static final String MEAN = "mean";
    private static final String KEYED_COUNT = "keyedCount";
    private static final String OVERLAID = "overlaid";
    private static final String SHARED = "shared";
    private static final String UNMEASURED = "unmeasured";

    private static final List<String> KINDS =
            List.of(VALUE, AMOUNT, PROPORTION, RATIO, MEAN, KEYED_COUNT, OVERLAID, SHARED, UNMEASURED);

    private EvidenceTree() {}

    /** The evidence in a section, which must have some. */
    static Optional<Measurement> read(Section section) {
        return section.verb(KINDS).flatMap(kind -> read(kind, section.required(kind)));
    }

    /** The evidence in a section that may have none. */
    static Optional<Measurement> readIfAny(Section section) {
        return section.verbIfAny(KINDS).flatMap(kind -> read(kind, section.required(kind)));
    }

    private static Optional<Measurement> alone(Item item) {
        Section section = item.section();
        Optional<Measurement> evidence = read(section);
        return section.end(evidence::orElseThrow);
    }

    private static Optional<Measurement> read(String kind, Item item) {
        return switch (kind) {
            case VALUE -> value(item);
            case AMOUNT -> amount(item);
            case PROPORTION -> proportion(item.section());
            case RATIO -> ratio(item.section());
            case MEAN -> mean(item.section());
            case KEYED_COUNT -> keyedCount(item.section());
            case OVERLAID -> overlaid(item.section());
            case SHARED -> shared(item.section());
            default -> unmeasured(item.section());
        };
    }

    private static Optional<Measurement> value(Item item) {
        double number = item.number();
        return item.made(() -> Measurement.plain(number));
    }

    private static Optional<Measurement> amount(Item item) {
        BigDecimal sum = item.decimal();
        return item.made(() -> Measurement.amount(sum));
    }

    private static Optional<Measurement> proportion(Section section) {
        BigDecimal k = section.required("k").decimal();
        BigDecimal n = section.required("n").decimal();
        return section.end(() -> Measurement.proportion(k, n));
    }

    private static Optional<Measurement> ratio(Section section) {
        BigDecimal numerator = section.required("numerator").decimal();
        BigDecimal denominator = section.required("denominator").decimal();
        return section.end(() -> Measurement.ratio(numerator, denominator));
    }

    private static Optional<Measurement> mean(Section section) {
        BigDecimal n = section.required("n").decimal();
        BigDecimal sum = section.required("sum").decimal();
        BigDecimal sumOfSquares = section.required("sumOfSquares").decimal();
        return section.end(() -> Measurement.mean(n, sum, sumOfSquares));
    }

    private static Optional<Measurement> keyedCount(Section section) {
        Optional<KeyStatistic> statistic = section.required("statistic").choice(KeyStatistic.values());
        long distinct = section.required("distinct").exactWhole();
        long repeated = section.find("repeated").map(Item::exactWhole).orElse(0L);
        SortedMap<String, List<String>> keys = new TreeMap<>();
        section.find("keys").ifPresent(item -> {
            Section all = item.section();
            all.all().forEach((key, facts) -> keys.put(key, texts(facts)));
            all.end();
        });
        return section.end(() -> new Measurement.KeyedCount(statistic.orElseThrow(), distinct, repeated, keys));
    }

    private static List<String> texts(Item item) {
        return item.items().stream().map(Item::text).toList();
    }

    private static Optional<Measurement> overlaid(Section section) {
        Optional<Measurement> own = alone(section.required("own"));
        Optional<Measurement> overlay = alone(section.required("overlay"));
        return section.end(() -> Measurement.overlaid(own.orElseThrow(), overlay.orElseThrow()));
    }

    private static Optional<Measurement> shared(Section section) {
        Optional<Item> said = section.find("own");
        Optional<Measurement> own = said.flatMap(EvidenceTree::alone);
        TreeMap<Owner, Measurement> lent = new TreeMap<>();
        for (Item item : section.required("lent").items()) {
            lend(item.section(), lent);
        }
        return section.end(
                () -> said.isEmpty() ? new Measurement.Shared(lent) : new Measurement.Shared(own.orElseThrow(), lent));
    }

    private static void lend(Section section, Map<Owner, Measurement> lent) {
        String subject = section.required("subject").text();
        Optional<Period> period = section.required("period").parsed(Period::parse);
        Optional<Measurement> evidence = read(section);
        section.end(() -> {
            Owner owner = new Owner(subject, period.orElseThrow());
            if (lent.putIfAbsent(owner, evidence.orElseThrow()) != null) {
                throw new IllegalArgumentException("The owner (" + owner + ") lends twice.");
            }
            return owner;
        });
    }

    private static Optional<Measurement> unmeasured(Section section) {
        Optional<Reason> reason = section.required("reason").choice(Reason.values());
        List<String> details = section.find("details").map(EvidenceTree::texts).orElse(List.of());
        return section.end(() -> Measurement.unmeasured(reason.orElseThrow(), details));
    }

    static void write(Measurement measurement, Written written) {
        if (measurement instanceof Measurement.Plain plain) {
            written.with(VALUE, plain.number());
        } else if (measurement instanceof Measurement.Amount amount) {
            written.with(AMOUNT, Numbers.written(amount.sum()));
        } else if (measurement instanceof Measurement.Proportion proportion) {
            written.with(PROPORTION, written(proportion));
        } else if (measurement instanceof Measurement.Ratio ratio) {
            written.with(RATIO, written(ratio));
        } else if (measurement instanceof Measurement.Mean mean) {
            written.with(MEAN, written(mean));
        } else if (measurement instanceof Measurement.KeyedCount count) {
            written.with(KEYED_COUNT, written(count));
        } else if (measurement instanceof Measurement.Overlaid overlaid) {
            written.with(
                    OVERLAID,
                    new Written()
                            .with("own", alone(overlaid.own()))
                            .with("overlay", alone(overlaid.overlay()))
                            .map());
        } else if (measurement instanceof Measurement.Shared shared) {
            written.with(SHARED, written(shared));
        } else if (measurement instanceof Measurement.Unmeasured unmeasured) {
            written.with(UNMEASURED, written(unmeasured));
        }
    }

    private static Map<String, Object> alone(Measurement measurement) {
        Written written = new Written();
        write(measurement, written);
        return written.map();
    }

    private static Map<String, Object> written(Measurement.Proportion proportion) {
        return new Written()
                .with("k", Numbers.written(proportion.k()))
                .with("n", Numbers.written(proportion.n()))
                .map();
    }

    private static Map<String, Object> written(Measurement.Ratio ratio) {
        return new Written()
                .with("numerator", Numbers.written(ratio.numerator()))
                .with("denominator", Numbers.written(ratio.denominator()))
                .map();
    }

    private static Map<String, Object> written(Measurement.Mean mean) {
        return new Written()
                .with("n", Numbers.written(mean.n()))
                .with("sum", Numbers.written(mean.sum()))
                .with("sumOfSquares", Numbers.written(mean.sumOfSquares()))
                .map();
    }

    private static Map<String, Object> written(Measurement.KeyedCount count) {
        Written written =
                new Written().with("statistic", EnumText.of(count.statistic())).with("distinct", count.distinct());
        if (count.statistic() != KeyStatistic.DISTINCT) {
            written.with("repeated", count.repeated());
        }
        if (!count.keys().isEmpty()) {
            Written keys = new Written();
            count.keys().forEach((key, facts) -> keys.with(key, Written.list(facts, fact -> fact)));
            written.with("keys", keys.map());
        }
        return written.map();
    }

    private static Map<String, Object> written(Measurement.Shared shared) {
        Written written = new Written();
        if (!shared.own().equals(Measurement.unmeasured(Reason.NOT_APPLICABLE, List.of()))) {
            written.with("own", alone(shared.own()));
        }
        List<Map.Entry<Owner, Measurement>> lent = new ArrayList<>(shared.lent().entrySet());
        return written.with("lent", Written.list(lent, each -> {
                    Written one = new Written()
                            .with("subject", each.getKey().subject())
                            .with("period", each.getKey().period().toString());
                    write(each.getValue(), one);
                    return one.map();
                }))
                .map();
    }

    private static Map<String, Object> written(Measurement.Unmeasured unmeasured) {
        Written written = new Written().with("reason", EnumText.of(unmeasured.why()));
        return unmeasured.details().isEmpty()
                ? written.map()
                : written.with("details", Written.list(unmeasured.details(), detail -> detail))
                        .map();
    }
}
