package io.salesscore.examples.quickstart;

import io.salesscore.config.ModelTree;
import io.salesscore.config.ModelTreeException;
import io.salesscore.model.ScoreModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Score models as files of JSON, which people edit. */
final class ModelDocument {

    private static final JsonMapper JSON = JsonMapper.builder()
            // the second of two would win without a word
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private ModelDocument() {}

    /**
     * Reads a model.
     *
     * @param option which option names the file
     * @throws OptionException if it is no JSON or no model, naming all that is wrong with it
     */
    static ScoreModel read(String option, Path file) throws IOException, OptionException {
        String text = Files.readString(file);
        try {
            return ModelTree.read(JSON.readValue(text, new TypeReference<Map<String, Object>>() {}));
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            String where = at == null ? "" : " in line " + at.getLineNr() + ", column " + at.getColumnNr();
            throw new OptionException(
                    option + " (" + file + ") is no JSON object" + where + ": " + e.getOriginalMessage(), e);
        } catch (ModelTreeException e) {
            throw new OptionException(option + " (" + file + ") cannot be used. " + e.getMessage(), e);
        }
    }

    /** The text of a model's document. */
    static String write(ScoreModel model) {
        return JSON.writeValueAsString(ModelTree.write(model));
    }
}
