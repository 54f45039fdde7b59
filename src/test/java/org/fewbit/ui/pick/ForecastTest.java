package org.fewbit.ui.pick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.fewbit.ui.doubles.Samples.MMLU;
import static org.fewbit.ui.doubles.Samples.SNLI;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fewbit.core.model.BaseModel;
import org.fewbit.core.model.GraphFile;
import org.fewbit.core.model.ModelLayout;
import org.fewbit.core.model.VariantId;
import org.fewbit.core.run.Hardware;
import org.fewbit.core.run.RunRecord;
import org.fewbit.core.run.RunSpec;
import org.fewbit.ui.doubles.FixedCatalogs;
import org.fewbit.ui.doubles.Samples;
import org.fewbit.ui.fx.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecastTest {

  private static final Texts TEXTS = Texts.of(Locale.ENGLISH, PickPane.class);

  private static final List<RunRecord> RECORDS =
      List.of(
          Samples.record("m", "fp32", MMLU, 0, 0.7, 40),
          Samples.record("m", "rtn-w4-g64-sym", MMLU, 50, 0.6, 5),
          Samples.record("other", "fp32", MMLU, 0, 0.7, 4000));

  private static RunSpec spec(String label, int limit) {
    return new RunSpec(
        new VariantId("m", label), MMLU.id(), MMLU.protocols().getFirst(), "", limit, 1234, 0, 0);
  }

  private static TimeEstimate.Seconds here(double seconds) {
    return new TimeEstimate.Seconds(seconds, Optional.empty());
  }

  @Test
  void timesOfAnotherMachineAreMarkedAndGiveWayToThoseOfThisOne() {
    Hardware other = new Hardware("Server 9000", "amd64", 64);
    RunRecord there = Samples.on(other, Samples.record("m", "fp32", MMLU, 0, 0.7, 3));
    RunSpec fp32 = spec("fp32", 0);
    assertThat(new TimeEstimate(List.of(there), Samples.HERE).seconds(fp32, MMLU))
        .contains(new TimeEstimate.Seconds(3, Optional.of(other)));
    assertThat(new TimeEstimate(List.of(there), other).seconds(fp32, MMLU)).contains(here(3));
    RunRecord otherScheme = Samples.record("m", "rtn-w4-g64-sym", MMLU, 0, 0.6, 50);
    assertThat(new TimeEstimate(List.of(there, otherScheme), Samples.HERE).seconds(fp32, MMLU))
        .as("another scheme here says more than the same one there")
        .contains(here(50));
  }

  @Test
  void theForecastSaysWhichTimesAreOfAnotherMachine() {
    Hardware other = new Hardware("Server 9000", "amd64", 64);
    PickChoice choice = choice(Samples.model("m", 96, "fp32"), List.of("rtn-w8-g64-sym"));
    RunRecord mmlu = Samples.on(other, Samples.record("m", "fp32", MMLU, 0, 0.7, 40));
    assertThat(timeText(choice, List.of(mmlu)))
        .isEqualTo("about 40 s and 1 of unknown length (from runs on another machine)");
    RunRecord snli = Samples.record("m", "fp32", SNLI, 0, 0.7, 20);
    assertThat(timeText(choice, List.of(mmlu, snli)))
        .isEqualTo("about 1 min (1 of them judged by runs on another machine)");
  }

  private static String timeText(PickChoice choice, List<RunRecord> records) {
    CellRules rules = new CellRules(records, List.of(), scheme -> true, TEXTS);
    Forecast forecast =
        new Forecaster(records, Samples.HERE, FixedCatalogs.machine(1_000_000_000, 8_000_000_000L))
            .of(choice, PickMatrix.of(choice, rules));
    return ForecastBar.timeText(forecast, TEXTS);
  }

  @Test
  void timeIsThatOfTheSameSchemeScaledBySamples() {
    TimeEstimate time = new TimeEstimate(RECORDS, Samples.HERE);
    assertThat(time.seconds(spec("fp32", 0), MMLU)).contains(here(40));
    assertThat(time.seconds(spec("fp32", 20), MMLU)).contains(here(4));
    assertThat(time.seconds(spec("rtn-w4-g64-sym", 0), MMLU)).contains(here(20));
  }

  @Test
  void aNewSchemeTakesTheModelsMedianAndAnotherModelSaysNothing() {
    TimeEstimate time = new TimeEstimate(RECORDS, Samples.HERE);
    assertThat(time.seconds(spec("rtn-w2-g64-sym", 0), MMLU)).contains(here(40));
    RunSpec unknown =
        new RunSpec(
            new VariantId("m", "fp32"), SNLI.id(), SNLI.protocols().getFirst(), "", 0, 1, 0, 0);
    assertThat(time.seconds(unknown, SNLI)).isEmpty();
  }

  @Test
  void unknownTimesAreCountedNotInvented() {
    PickChoice choice = choice(Samples.model("m", 96, "fp32"), List.of("fp32", "rtn-w8-g64-sym"));
    Forecast forecast = forecast(choice);
    assertThat(forecast.runs()).isEqualTo(3);
    assertThat(forecast.unknown()).isEqualTo(2);
    assertThat(forecast.seconds()).hasValue(40);
    assertThat(ForecastBar.timeText(forecast, TEXTS))
        .isEqualTo("about 40 s and 2 of unknown length");
  }

  @Test
  void newVariantsNeedDiskAndAllNeedMemory(@TempDir Path folder) throws IOException {
    // 96 x 2000 embedding and a million other weights as 32-bit floats, in graph and data file.
    long floats = 96L * 2000 + 1_000_000;
    Files.write(folder.resolve("model.onnx"), new byte[1000]);
    Files.write(folder.resolve("model.onnx_data"), new byte[(int) (floats * 4 - 1000)]);
    BaseModel shape = Samples.model("n", 96, "fp32");
    BaseModel model =
        new BaseModel(
            "n",
            folder,
            shape.origin(),
            shape.architecture(),
            shape.beginToken(),
            shape.endTokens(),
            List.of(
                new GraphFile("fp32", folder.resolve("model.onnx"), ModelLayout.ONNX_COMMUNITY)));
    Forecast forecast = forecast(choice(model, List.of("fp32", "rtn-w4-g64-sym")));
    assertThat(forecast.newVariants()).isEqualTo(1);
    // 4 bits and half a bit of scale for a million weights, 32 bits for the embedding.
    assertThat((double) forecast.newBytes())
        .isCloseTo(1_000_000 * 4.5 / 8 + 96 * 2000 * 4, within(1.0));
    assertThat(forecast.memoryBytes().orElseThrow()).isGreaterThan(floats * 4);
    assertThat(forecast.isDiskShort()).isFalse();
    assertThat(forecast.isMemoryShort()).isFalse();
  }

  @Test
  void tooLittleDiskAndMemoryAreSeen() {
    PickChoice choice = choice(Samples.model("m", 96, "fp32"), List.of("rtn-w4-g64-sym"));
    CellRules rules = new CellRules(RECORDS, List.of(), scheme -> true, TEXTS);
    Forecast forecast =
        new Forecaster(RECORDS, Samples.HERE, FixedCatalogs.machine(1000, 1000))
            .of(choice, PickMatrix.of(choice, rules));
    assertThat(forecast.isDiskShort()).isTrue();
    assertThat(forecast.isMemoryShort()).isTrue();
  }

  private static PickChoice choice(BaseModel model, List<String> labels) {
    return new PickChoice(
        List.of(model),
        labels,
        List.of(MMLU, SNLI),
        Map.of(),
        Map.of(),
        0,
        Map.of(),
        Map.of(),
        Set.of(),
        Set.of());
  }

  private static Forecast forecast(PickChoice choice) {
    CellRules rules = new CellRules(RECORDS, List.of(), scheme -> true, TEXTS);
    return new Forecaster(
            RECORDS, Samples.HERE, FixedCatalogs.machine(1_000_000_000, 8_000_000_000L))
        .of(choice, PickMatrix.of(choice, rules));
  }
}
