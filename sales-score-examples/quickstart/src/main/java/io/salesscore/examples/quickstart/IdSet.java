package io.salesscore.examples.quickstart;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The ids met so far, each with the line on which it was first met.
 *
 * <p>A million ids of ten letters take 30 MB, where a hash set of strings takes 130: the letters lie one after another
 * in one array. Ids are compared letter by letter, never by their hash alone, so no row is called a duplicate by chance.
 */
final class IdSet {

    private byte[] letters = new byte[1 << 12];
    private int[] starts = new int[1 << 8];
    private int[] lines = new int[1 << 8];
    // entry number + 1, or 0 where free; the length is a power of two and at most half is taken
    private int[] slots = new int[1 << 9];
    private int size;

    /** Adds an id, unless it is there: then the line on which it was first met, else 0. */
    int add(String id, int line) {
        byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
        int slot = slotOf(bytes, 0, bytes.length);
        if (slots[slot] != 0) {
            return lines[slots[slot] - 1];
        }
        int start = starts[size];
        if (start + bytes.length > letters.length) {
            letters = Arrays.copyOf(letters, Math.max(start + bytes.length, letters.length + (letters.length >> 1)));
        }
        System.arraycopy(bytes, 0, letters, start, bytes.length);
        if (size + 2 > starts.length) {
            starts = Arrays.copyOf(starts, starts.length * 2);
            lines = Arrays.copyOf(lines, lines.length * 2);
        }
        lines[size] = line;
        starts[++size] = start + bytes.length;
        slots[slot] = size;
        if (2 * size > slots.length) {
            rehash();
        }
        return 0;
    }

    private void rehash() {
        slots = new int[slots.length * 2];
        for (int entry = 0; entry < size; entry++) {
            slots[slotOf(letters, starts[entry], starts[entry + 1])] = entry + 1;
        }
    }

    private int slotOf(byte[] text, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + text[i];
        }
        hash *= 0x9E3779B9;
        int slot = (hash ^ (hash >>> 15)) & (slots.length - 1);
        while (slots[slot] != 0 && !holds(slots[slot] - 1, text, from, to)) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private boolean holds(int entry, byte[] text, int from, int to) {
        return Arrays.equals(letters, starts[entry], starts[entry + 1], text, from, to);
    }
}
