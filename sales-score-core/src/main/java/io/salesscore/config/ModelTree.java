package io.salesscore.config;

import io.salesscore.model.ScoreModel;
import java.util.Map;

/**
 * Score models as plain maps and lists.
 */
public final class ModelTree {

    private ModelTree() {}

    /**
     * Reads a model.
     *
     * @param tree the document, as a JSON or YAML parser gives it
     * @return the model
     * @throws ModelTreeException if anything is wrong with it, naming all of it
     */
    public static ScoreModel read(Map<String, ?> tree) {
        return Format.MODEL.read(tree, section -> new ModelReader(section).read());
    }

    /**
     * Writes a model.
     *
     * @param model the model
     * @return the document: unmodifiable, serializable, of {@code String}, {@code Boolean}, {@code Long}, {@code Double},
     *     {@code List} and {@code Map} alone, in the order of the keys above
     * @throws ModelTreeException if the model is larger than a document can be
     */
    public static Map<String, Object> write(ScoreModel model) {
        return Format.MODEL.end(new ModelWriter().write(model, Format.MODEL.start()));
    }
}
