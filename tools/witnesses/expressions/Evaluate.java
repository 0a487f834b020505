import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.json.Json;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Evaluates JSONata with the engine of the JVM. Reads one JSON object a line, {@code {"source", "bindings"}}, and writes one line
 * for each: the value as JSON, "nothing", or "throws" and the message.
 */
public class Evaluate {
  /** What both engines are told instead of the time and of chance. */
  private static final long NOW = 1767225600000L;
  private static final String NOW_TEXT = "2026-01-01T00:00:00.000Z";
  private static final String UUID = "00000000-0000-4000-8000-000000000000";

  /** An expression can be nested as deep as the bound of the runner lets it, which the usual stack does not hold. */
  private static final long STACK_BYTES = 512L * 1024 * 1024;

  private static final Map<String, Jsonata> COMPILED = new HashMap<>();

  public static void main(String[] args) throws Exception {
    Thread worker = new Thread(null, Evaluate::answerAll, "evaluations", STACK_BYTES);
    worker.start();
    worker.join();
  }

  private static void answerAll() {
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    in.lines().forEach(line -> out.println(answer((Map<?, ?>) Json.parseJson(line))));
    out.flush();
  }

  private static String answer(Map<?, ?> request) {
    try {
      Jsonata expression = COMPILED.computeIfAbsent((String) request.get("source"), Evaluate::compile);
      Jsonata.Frame frame = expression.createFrame();
      ((Map<?, ?>) request.get("bindings")).forEach((name, value) -> frame.bind((String) name, orNull(value)));
      Object value = expression.evaluate(null, frame);
      if (value == null) return "nothing";
      StringBuilder json = new StringBuilder("value ");
      write(value == Jsonata.NULL_VALUE ? null : value, json);
      return json.toString();
    } catch (Throwable error) {
      return "throws " + String.valueOf(error).replaceAll("\\s+", " ");
    }
  }

  /** To this engine, Java's null is a variable that there is not. */
  private static Object orNull(Object value) {
    return value == null ? Jsonata.NULL_VALUE : value;
  }

  /** With the functions of Step Functions that our expressions call. */
  private static Jsonata compile(String source) {
    Jsonata expression = Jsonata.jsonata(source);
    expression.setOutputConvertNulls(false);
    expression.registerFunction("millis", Jsonata.function("millis", () -> NOW, "<:n>"));
    expression.registerFunction("now", Jsonata.function("now", () -> NOW_TEXT, "<:s>"));
    expression.registerFunction("uuid", Jsonata.function("uuid", () -> UUID, "<:s>"));
    expression.registerFunction("hash", Jsonata.function("hash", Evaluate::hash, "<ss:s>"));
    return expression;
  }

  private static String hash(String text, String algorithm) {
    try {
      byte[] digest = MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (java.security.NoSuchAlgorithmException error) {
      throw new IllegalArgumentException(error);
    }
  }

  private static void write(Object value, StringBuilder json) {
    if (value instanceof Map<?, ?> map) {
      writeAll(map.entrySet(), '{', '}', json);
    } else if (value instanceof List<?> list) {
      writeAll(list, '[', ']', json);
    } else if (value instanceof Map.Entry<?, ?> entry) {
      write(entry.getKey(), json);
      json.append(':');
      write(entry.getValue(), json);
    } else if (value instanceof Double number && !Double.isFinite(number)) {
      // Step Functions makes a text of it.
      json.append('"').append(number).append('"');
    } else if (value == null || value == Jsonata.NULL_VALUE || value instanceof Number || value instanceof Boolean) {
      json.append(value == Jsonata.NULL_VALUE ? null : value);
    } else if (value instanceof String text) {
      writeText(text, json);
    } else {
      throw new IllegalStateException("an unsupported result type: " + value.getClass());
    }
  }

  private static void writeAll(Iterable<?> items, char open, char close, StringBuilder json) {
    json.append(open);
    String separator = "";
    for (Object item : items) {
      json.append(separator);
      write(item, json);
      separator = ",";
    }
    json.append(close);
  }

  /** Every character but those of ASCII is escaped, so that halves of an emoji travel, too. */
  private static void writeText(String text, StringBuilder json) {
    json.append('"');
    for (char character : text.toCharArray()) {
      boolean isPlain = character >= ' ' && character <= '~' && character != '"' && character != '\\';
      json.append(isPlain ? String.valueOf(character) : String.format("\\u%04x", (int) character));
    }
    json.append('"');
  }
}
