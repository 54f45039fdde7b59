package org.fewbit.app.cli;

import java.util.function.Supplier;
import org.fewbit.app.Ports;
import org.fewbit.core.job.Cancellation;
import org.fewbit.core.job.CancelledException;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.problem.ProblemException;
import picocli.CommandLine;

/** The command line as a whole: commands, exit codes, how a problem is told. */
public final class Cli {

  private static final int FAILED = 1;
  private static final int CANCELLED = 130;

  private final Supplier<Ports> ports;
  private final Console console;
  private final Cancellation cancellation;

  /**
   * Over ports that are made only when a command needs them.
   *
   * @param cancellation requested when the person interrupts the program
   */
  public Cli(Supplier<Ports> ports, Console console, Cancellation cancellation) {
    this.ports = ports;
    this.console = console;
    this.cancellation = cancellation;
  }

  /** Runs one command and returns the exit code. */
  public int run(String... args) {
    CommandLine line = new CommandLine(new FewbitCommand());
    line.addSubcommand(new ModelsCommand(this));
    line.addSubcommand(new InspectCommand(this));
    line.addSubcommand(new QuantizeCommand(this));
    line.addSubcommand(new RunCommand(this));
    line.addSubcommand(new PerplexityCommand(this));
    line.addSubcommand(new DivergenceCommand(this));
    line.addSubcommand(new LogLikelihoodCommand(this));
    line.addSubcommand(new GenerateCommand(this));
    line.addSubcommand(new SpeedCommand(this));
    line.addSubcommand(new ScoreCommand(this));
    line.addSubcommand(new CompareCommand(this));
    line.addSubcommand(new CorrelateCommand(this));
    line.addSubcommand(new FigureCommand(this));
    line.addSubcommand(new RecommendCommand(this));
    line.addSubcommand(new DoctorCommand(this));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler((exception, command, result) -> failed(exception));
    return line.execute(args);
  }

  Ports ports() {
    return ports.get();
  }

  Console console() {
    return console;
  }

  Cancellation cancellation() {
    return cancellation;
  }

  Variants variants() {
    return new Variants(ports(), console.progress(), cancellation);
  }

  private int failed(Exception exception) {
    return switch (exception) {
      case ProblemException p -> tell(p.problem());
      case CancelledException c -> {
        console.note("Cancelled.");
        yield CANCELLED;
      }
      default ->
          tell(
              new Problem(
                  Problem.Code.INTERNAL,
                  "Something unexpected went wrong: " + exception,
                  exception.getStackTrace().length > 0
                      ? exception.getStackTrace()[0].toString()
                      : "unknown",
                  "Please report it with this text and the command you gave."));
    };
  }

  private int tell(Problem problem) {
    console.note(problem.code().text() + ": " + problem.what());
    console.note("  where: " + problem.where());
    console.note("  what to do: " + problem.whatToDo());
    return FAILED;
  }
}
