package org.fewbit.core.problem;

/**
 * A failure told to a person.
 *
 * @param code stable and searchable
 * @param what what happened, one sentence
 * @param where file, line, tensor, setting or run concerned
 * @param whatToDo the next step, one sentence
 */
public record Problem(Code code, String what, String where, String whatToDo) {

  /** Stable error codes; the text may change, the code never does. */
  public enum Code {
    MODEL_FOLDER_EMPTY("FB-101"),
    MODEL_NOT_FOUND("FB-102"),
    TOKENIZER_MISSING("FB-103"),
    TOKENIZER_INVALID("FB-104"),
    TEMPLATE_FAILED("FB-105"),
    CONFIG_INVALID("FB-106"),
    ARCHITECTURE_UNKNOWN("FB-107"),
    GRAPH_CORRUPT("FB-111"),
    GRAPH_INPUTS_MISSING("FB-112"),
    EXTERNAL_DATA_MISSING("FB-113"),
    EXTERNAL_DATA_ESCAPES("FB-114"),
    RUNTIME_REFUSED("FB-115"),
    PROMPT_TOO_LONG("FB-116"),
    SCHEME_UNKNOWN("FB-121"),
    SCHEME_UNSUPPORTED("FB-122"),
    VARIANT_EXISTS("FB-123"),
    DATA_MISSING("FB-131"),
    DATA_MALFORMED("FB-132"),
    EVALUATION_UNKNOWN("FB-133"),
    BENCHMARK_INVALID("FB-134"),
    DISK_FULL("FB-141"),
    FOLDER_READ_ONLY("FB-142"),
    FILE_UNREADABLE("FB-143"),
    RUN_MISMATCH("FB-151"),
    RUN_CORRUPT("FB-152"),
    WORKER_DIED("FB-153"),
    MEMORY_TOO_SMALL("FB-154"),
    NOT_COMPARABLE("FB-155"),
    RUN_LOCKED("FB-156"),
    BAD_ARGUMENT("FB-161"),
    NO_DISPLAY("FB-162"),
    JUDGE_UNREACHABLE("FB-171"),
    JUDGE_REFUSED("FB-172"),
    JUDGE_ANSWER_INVALID("FB-173"),
    INTERNAL("FB-199");

    private final String text;

    Code(String text) {
      this.text = text;
    }

    /** The printed form, for example {@code FB-101}. */
    public String text() {
      return text;
    }
  }

  /** One line for a terminal or a log. */
  public String oneLine() {
    return code.text() + " " + what + " [" + where + "] " + whatToDo;
  }
}
