package io.salesscore.config;

import io.salesscore.model.Prior;
import java.util.Map;
import java.util.Optional;

/** Priors, with the peers that they were estimated from. */
final class PriorTree {

    private PriorTree() {}

    static Optional<Prior> read(Item item) {
        Section section = item.section();
        double mean = section.required("mean").number();
        double strength = section.required("strength").number();
        String source = section.required("source").text();
        String version = section.required("version").text();
        Optional<Prior.Peers> peers = section.find("peers").flatMap(PriorTree::peers);
        return section.end(() -> peers.isPresent()
                ? Prior.of(mean, strength, source, version, peers.get())
                : Prior.of(mean, strength, source, version));
    }

    private static Optional<Prior.Peers> peers(Item item) {
        Section section = item.section();
        int count = section.required("count").count();
        int leftOut = section.find("leftOut").map(Item::count).orElse(0);
        double observations = section.required("observations").number();
        double size = section.required("size").number();
        double variance = section.required("variance").number();
        boolean floored = section.find("floored").map(Item::flag).orElse(false);
        return section.end(() -> new Prior.Peers(count, leftOut, observations, size, variance, floored));
    }

    static Map<String, Object> write(Prior prior) {
        Written written = new Written()
                .with("mean", prior.mean())
                .with("strength", prior.strength())
                .with("source", prior.source())
                .with("version", prior.version());
        prior.peers().ifPresent(peers -> written.with("peers", write(peers)));
        return written.map();
    }

    private static Map<String, Object> write(Prior.Peers peers) {
        Written written = new Written()
                .with("count", (long) peers.count())
                .unless(0, "leftOut", peers.leftOut())
                .with("observations", peers.observations())
                .with("size", peers.size())
                .with("variance", peers.variance());
        return (peers.floored() ? written.with("floored", true) : written).map();
    }
}
