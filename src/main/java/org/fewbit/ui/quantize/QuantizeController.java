package org.fewbit.ui.quantize;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.fewbit.core.job.Cancellation;
import org.fewbit.core.job.CancelledException;
import org.fewbit.core.model.Artifact;
import org.fewbit.core.model.BaseModel;
import org.fewbit.core.model.GraphFile;
import org.fewbit.core.model.QuantizationScheme;
import org.fewbit.core.model.VariantId;
import org.fewbit.core.problem.ProblemException;
import org.fewbit.core.quantize.MethodInfo;
import org.fewbit.core.quantize.QuantizationReport;
import org.fewbit.core.quantize.QuantizationRequest;
import org.fewbit.core.quantize.SizePrediction;
import org.fewbit.ui.fx.Background;
import org.fewbit.ui.fx.Coalescer;
import org.fewbit.ui.fx.Problems;
import org.fewbit.ui.fx.Texts;

/** Reads what can be made, keeps the list in step with the choice, makes one after the other. */
final class QuantizeController {

  private record Read(List<BaseModel> models, List<MethodInfo> methods, OptionalLong free) {}

  private record Step(String text, double share) {}

  private final QuantizeSources sources;
  private final QuantizeState state;
  private final Background background;
  private final Consumer<? super VariantId> made;
  private final Coalescer<VariantId, Step> progress;
  private final Map<String, Artifact> floats = new HashMap<>();
  private final OutdatedVariants outdated;
  private final Map<VariantId, Job> ended = new HashMap<>();
  private Optional<Cancellation> working = Optional.empty();
  private Texts texts = Texts.of(Locale.ENGLISH, QuantizePane.class);

  /** {@code made} hears of every variant that has just been made. */
  QuantizeController(
      QuantizeSources sources,
      QuantizeState state,
      Background background,
      Consumer<? super VariantId> made) {
    this.sources = sources;
    this.state = state;
    this.background = background;
    this.made = made;
    progress = background.coalescer(steps -> steps.forEach(this::step));
    outdated = new OutdatedVariants(sources.quantizer(), state, background, this::request);
    state.calibrationFileProperty().addListener(o -> outdated.look(floats));
    state.calibrationSamplesProperty().addListener(o -> outdated.look(floats));
  }

  /** Chooses the words for reasons and steps. */
  void speak(Texts words) {
    texts = words;
    if (!state.jobs().isEmpty()) {
      changed();
    }
  }

  /** Reads everything again; what was chosen stays chosen. */
  void open() {
    background.run("quantize.read", this::read, this::show);
  }

  private Read read() {
    List<BaseModel> models = sources.models().models();
    OptionalLong free =
        models.isEmpty()
            ? OptionalLong.empty()
            : sources.machine().freeDisk(target(models.getFirst(), QuantizationScheme.FP32));
    return new Read(models, sources.quantizer().methods(), free);
  }

  private void show(Read read) {
    boolean first = state.models().isEmpty();
    state.freeDiskProperty().set(read.free());
    if (!state.methods().equals(read.methods())) {
      state.methods().setAll(read.methods());
    }
    if (first) {
      read.models().stream().limit(1).forEach(m -> state.chosenModels().add(m.name()));
    }
    if (!state.models().equals(read.models())) {
      state.models().setAll(read.models());
    }
    if (state.settings().methodProperty().get().isEmpty()) {
      read.methods().stream().findFirst().ifPresent(state.settings()::choose);
    }
    changed();
  }

  /** Makes the list anew: chosen models times schemes, and what still works. */
  void changed() {
    List<Job> next = new ArrayList<>();
    for (BaseModel model : state.models()) {
      if (state.chosenModels().contains(model.name())) {
        state.schemes().forEach(scheme -> next.add(job(model, scheme)));
      }
    }
    Stream.concat(state.jobs().stream().filter(Job::isOpen), variants())
        .filter(open -> next.stream().noneMatch(j -> j.variant().equals(open.variant())))
        .forEachOrdered(next::add);
    state.jobs().setAll(next);
    next.stream().map(Job::model).distinct().forEach(this::predict);
  }

  /** The variants that the chosen models have: what making them did can be looked at. */
  private Stream<Job> variants() {
    return state.models().stream()
        .filter(model -> state.chosenModels().contains(model.name()))
        .flatMap(
            model ->
                model.graphs().stream()
                    .flatMap(graph -> QuantizationScheme.tryParse(graph.label()).stream())
                    .filter(scheme -> !scheme.method().isFloat())
                    .filter(scheme -> !state.schemes().contains(scheme))
                    .map(scheme -> job(model, scheme)));
  }

  /** Shows what making a variant did; that of an older one is read first. */
  void select(VariantId variant) {
    state.selectedProperty().set(Optional.of(variant));
    state
        .job(variant)
        .filter(job -> job.state() == Job.State.THERE && job.report().isEmpty())
        .flatMap(job -> job.model().graph(variant.label()))
        .ifPresent(
            graph ->
                background.run(
                    "quantize.report." + variant,
                    () -> sources.reports().read(graph.file()),
                    stored -> stored.ifPresent(report -> describe(variant, report))));
  }

  private void describe(VariantId variant, QuantizationReport report) {
    state
        .job(variant)
        .map(job -> job.described(report))
        .ifPresent(
            job -> {
              ended.put(variant, job);
              state.replace(job);
            });
  }

  private Job job(BaseModel model, QuantizationScheme scheme) {
    VariantId variant = new VariantId(model.name(), scheme.toString());
    Optional<Job> open = state.job(variant).filter(Job::isOpen);
    if (open.isPresent()) {
      return open.get();
    }
    Job before = ended.get(variant);
    if (before != null) {
      return outdated.mark(before);
    }
    return outdated.mark(
        Job.planned(model, scheme, possible(model, scheme), reason(model, scheme)));
  }

  private Job.State possible(BaseModel model, QuantizationScheme scheme) {
    if (model.graph(scheme.toString()).isPresent()) {
      return Job.State.THERE;
    }
    return reason(model, scheme).isEmpty() ? Job.State.PLANNED : Job.State.IMPOSSIBLE;
  }

  private String reason(BaseModel model, QuantizationScheme scheme) {
    if (!sources.quantizer().supports(scheme)) {
      return texts.get("job.no-quantizer", scheme.toString());
    }
    boolean startsFloat =
        QuantizationScheme.tryParse(model.baseline().label())
            .filter(s -> s.method().isFloat())
            .isPresent();
    return startsFloat ? "" : texts.get("job.no-source");
  }

  private void predict(BaseModel model) {
    Artifact known = floats.get(model.name());
    if (known != null) {
      predict(model, known);
      return;
    }
    background.run(
        "quantize.inspect." + model.name(),
        () -> sources.inspector().inspect(model, model.baseline()),
        artifact -> {
          floats.put(model.name(), artifact);
          predict(model, artifact);
        },
        // The job itself will say what is wrong with the graph; a forecast does without.
        failed -> {});
  }

  private void predict(BaseModel model, Artifact source) {
    for (Job job : List.copyOf(state.jobs())) {
      if (job.model().equals(model) && job.state() != Job.State.IMPOSSIBLE) {
        state.replace(
            job.predicted(
                SizePrediction.of(source, model.architecture(), job.scheme(), state.wish())));
      }
    }
    outdated.look(floats);
  }

  /** Puts the scheme of the settings on the list. */
  void addChosen() {
    state
        .settings()
        .scheme()
        .ifPresentOrElse(
            scheme -> addAll(List.of(scheme)),
            () -> state.errorProperty().set(texts.get("settings.excluded")));
  }

  /** Puts a scheme on the list by its name; a name that is none is refused with the reason. */
  boolean addByName(String name) {
    try {
      addAll(List.of(QuantizationScheme.parse(name)));
      return true;
    } catch (ProblemException refused) {
      state
          .errorProperty()
          .set(
              texts.phrase(refused.problem().what())
                  + ": "
                  + texts.phrase(refused.problem().whatToDo()));
      return false;
    }
  }

  /** Puts schemes on the list, each once. */
  void addAll(List<QuantizationScheme> schemes) {
    state.errorProperty().set("");
    schemes.stream().filter(s -> !state.schemes().contains(s)).forEach(state.schemes()::add);
    changed();
  }

  /** Whether the scheme is on the list; variants that are there are shown without. */
  boolean isListed(QuantizationScheme scheme) {
    return state.schemes().contains(scheme);
  }

  /** Takes a scheme off the list. */
  void remove(QuantizationScheme scheme) {
    state.schemes().remove(scheme);
    outdated.keep(variant -> variant.label().equals(scheme.toString()));
    changed();
  }

  /** Takes everything off the list that does not work. */
  void clear() {
    state.schemes().clear();
    ended.clear();
    outdated.keep(variant -> true);
    state.selectedProperty().set(Optional.empty());
    changed();
  }

  /** Queues all that can be made. */
  void start() {
    for (Job job : state.wanted()) {
      ended.remove(job.variant());
      state.replace(job.at(Job.State.WAITING, "", -1));
    }
    next();
  }

  private void next() {
    if (working.isPresent()) {
      return;
    }
    state.jobs().stream()
        .filter(j -> j.state() == Job.State.WAITING)
        .findFirst()
        .ifPresent(this::work);
  }

  private void work(Job job) {
    Cancellation cancellation = new Cancellation();
    working = Optional.of(cancellation);
    VariantId variant = job.variant();
    state.replace(job.at(Job.State.WORKING, texts.get("job.starting"), -1));
    QuantizationRequest request = request(job, job.existing().replaced());
    background.run(
        "quantize.work." + variant,
        () ->
            sources
                .quantizer()
                .quantize(
                    request,
                    (step, done, total) ->
                        progress.put(variant, new Step(step, (double) done / total)),
                    cancellation),
        report -> {
          showUnlessReading(variant);
          made.accept(variant);
          outdated.replace(variant, false);
          end(job.done(report));
        },
        failed -> {
          if (failed instanceof CancelledException) {
            end(job.at(Job.State.CANCELLED, texts.get("job.cancelled"), -1));
          } else {
            showUnlessReading(variant);
            end(job.failed(Problems.of(failed)));
          }
        });
  }

  /** A report that is being read stays. */
  private void showUnlessReading(VariantId variant) {
    if (state.selectedProperty().get().flatMap(state::job).flatMap(Job::report).isEmpty()) {
      state.selectedProperty().set(Optional.of(variant));
    }
  }

  private void end(Job job) {
    working = Optional.empty();
    Job shown = state.job(job.variant()).flatMap(Job::prediction).map(job::predicted).orElse(job);
    ended.put(job.variant(), shown);
    state.replace(shown);
    next();
    if (working.isEmpty()) {
      open();
    }
  }

  private QuantizationRequest request(Job job, boolean overwrite) {
    return new QuantizationRequest(
        job.model(),
        job.model().baseline(),
        job.scheme(),
        state.wish(),
        job.model()
            .graph(job.scheme().toString())
            .map(GraphFile::file)
            .orElseGet(() -> target(job.model(), job.scheme())),
        state.calibration(),
        overwrite);
  }

  /** Whether a variant that is there is made anew with the present settings. */
  void replace(VariantId variant, boolean wanted) {
    outdated.replace(variant, wanted);
    changed();
  }

  private Path target(BaseModel model, QuantizationScheme scheme) {
    return sources.models().newGraphFile(model, scheme.toString());
  }

  private void step(VariantId variant, Step step) {
    state
        .job(variant)
        .filter(j -> j.state() == Job.State.WORKING)
        .ifPresent(j -> state.replace(j.at(Job.State.WORKING, step.text(), step.share())));
  }

  /** Stops one: a waiting one at once, a working one at its next step. */
  void cancel(VariantId variant) {
    state
        .job(variant)
        .ifPresent(
            job -> {
              if (job.state() == Job.State.WAITING) {
                state.replace(job.at(Job.State.PLANNED, "", -1));
              } else if (job.state() == Job.State.WORKING) {
                working.ifPresent(Cancellation::request);
              }
            });
  }

  /** Stops all. */
  void cancelAll() {
    List.copyOf(state.jobs()).forEach(job -> cancel(job.variant()));
  }
}
