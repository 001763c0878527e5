import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Checks a proof of liabilities, as {@code docs/concepts/reserves.md} describes it. One file, nothing but the JDK, and
 * nothing of the exchange: read it before you trust it.
 *
 * <p>Usage: {@code java VerifyProof.java FILE ACCOUNT ROOT}. Ends with 0 if the account is in the tree of that root with
 * the amount that it prints, with 1 if not, and says why; with 2 if it was called wrongly.
 */
public final class VerifyProof {

    private static final int SIBLINGS_MAX = 62;
    private static final String EMPTY = "0".repeat(64);
    private static final List<String> FIELDS = List.of(
            "snapshot", "asset", "mark", "time", "leaves", "liabilities", "root", "account", "units", "nonce", "index");

    private record Node(String hash, long units) {}

    private VerifyProof() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 3) {
            System.err.println("usage: java VerifyProof.java FILE ACCOUNT ROOT");
            System.exit(2);
        }
        String refused = check(Files.readString(Path.of(arguments[0])), Long.parseLong(arguments[1]), arguments[2]);
        System.out.println(refused.isEmpty() ? "valid: the account is in the tree of this root" : "REFUSED: " + refused);
        System.exit(refused.isEmpty() ? 0 : 1);
    }

    /** Says why a proof is refused; nothing if it is valid. */
    public static String check(String proof, long account, String root) {
        try {
            return checked(proof.lines().toList(), account, root);
        } catch (IllegalArgumentException wrong) {
            return "it cannot be read: " + wrong.getMessage();
        } catch (ArithmeticException overflow) {
            return "its sums are larger than can be";
        }
    }

    private static String checked(List<String> lines, long account, String root) {
        if (lines.isEmpty() || !lines.getFirst().equals("perpex proof of liabilities 1")) {
            return "it is no proof of this format";
        }
        List<String> values = new ArrayList<>();
        for (int i = 0; i < FIELDS.size(); i++) {
            values.add(field(lines, i + 1, FIELDS.get(i)));
        }
        List<Node> siblings = new ArrayList<>();
        for (int i = FIELDS.size() + 1; i < lines.size(); i++) {
            String[] parts = field(lines, i, "sibling").split(" ", -1);
            if (parts.length != 2) {
                return "a sibling has a sum and a hash";
            }
            siblings.add(new Node(hash(parts[1]), Long.parseLong(parts[0])));
        }
        long leaves = number(values, 4);
        long liabilities = number(values, 5);
        long units = number(values, 8);
        long index = number(values, 10);
        if (!values.get(6).equals(root)) {
            return "its root is not the one that was published";
        }
        if (number(values, 7) != account) {
            return "it is the proof of another account";
        }
        if (units < 0) {
            return "its leaf is negative";
        }
        if (leaves < 1 || index < 0 || index >= leaves || siblings.size() != depth(leaves)) {
            return "its place does not fit the number of leaves";
        }
        Node node = new Node(sha(leafBytes(account, units, hash(values.get(9)))), units);
        Node empty = new Node(EMPTY, 0);
        long at = index;
        for (int level = 0; level < siblings.size(); level++) {
            Node sibling = siblings.get(level);
            if (sibling.units < 0) {
                return "a sum on its way is negative";
            }
            if (sibling.hash.equals(node.hash)) {
                return "a leaf or a branch is doubled";
            }
            boolean beyond = (at ^ 1) << level >= leaves;
            if (beyond != sibling.equals(empty)) {
                return "a place that must be empty is not, or the other way round";
            }
            node = (at & 1) == 0 ? parent(node, sibling) : parent(sibling, node);
            empty = parent(empty, empty);
            at >>= 1;
        }
        if (node.units != liabilities) {
            return "the sums on its way do not come to the liabilities";
        }
        ByteBuffer terms = ByteBuffer.allocate(1 + 6 * 8 + 32).put((byte) 2);
        terms.putLong(number(values, 0)).putLong(assetCode(values.get(1))).putLong(number(values, 2));
        terms.putLong(number(values, 3)).putLong(leaves).putLong(liabilities).put(HexFormat.of().parseHex(node.hash));
        return sha(terms.array()).equals(root) ? "" : "its way does not lead to the root";
    }

    private static byte[] leafBytes(long account, long units, String nonce) {
        return ByteBuffer.allocate(1 + 2 * 8 + 32)
                .put((byte) 0)
                .putLong(account)
                .putLong(units)
                .put(HexFormat.of().parseHex(nonce))
                .array();
    }

    private static Node parent(Node left, Node right) {
        byte[] bytes = ByteBuffer.allocate(1 + 2 * (8 + 32))
                .put((byte) 1)
                .putLong(left.units)
                .put(HexFormat.of().parseHex(left.hash))
                .putLong(right.units)
                .put(HexFormat.of().parseHex(right.hash))
                .array();
        return new Node(sha(bytes), Math.addExact(left.units, right.units));
    }

    /** How many levels a tree of so many leaves has above them. */
    private static int depth(long leaves) {
        int depth = 0;
        while (depth < SIBLINGS_MAX && 1L << depth < leaves) {
            depth++;
        }
        return depth;
    }

    private static String field(List<String> lines, int line, String name) {
        if (line >= lines.size() || !lines.get(line).startsWith(name + " ")) {
            throw new IllegalArgumentException("line " + (line + 1) + " must be " + name);
        }
        return lines.get(line).substring(name.length() + 1);
    }

    private static long number(List<String> values, int index) {
        return Long.parseLong(values.get(index));
    }

    /** An asset is its code and its name. */
    private static long assetCode(String asset) {
        return Long.parseLong(asset.substring(0, Math.max(0, asset.indexOf(' '))));
    }

    private static String hash(String hex) {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("a hash has 64 hexadecimal digits");
        }
        return hex;
    }

    private static String sha(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
