package org.fewbit.ui.doubles;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fewbit.core.problem.Problem;
import org.fewbit.core.run.Provenance;
import org.fewbit.core.run.RunArchive;
import org.fewbit.core.run.RunJournal;
import org.fewbit.core.run.RunRecord;
import org.fewbit.core.run.RunSpec;
import org.fewbit.core.run.SampleResult;

/** Records a test put there. */
public final class FixedArchive implements RunArchive {

  private final List<RunRecord> records = new ArrayList<>();
  private final List<RunRecord> trash = new ArrayList<>();
  private final Map<String, String> labels = new HashMap<>();

  public FixedArchive(RunRecord... first) {
    records.addAll(List.of(first));
  }

  /** A record appears on disk. */
  public void add(RunRecord run) {
    records.add(run);
  }

  @Override
  public List<RunRecord> records() {
    return List.copyOf(records);
  }

  @Override
  public List<Problem> problems() {
    return List.of();
  }

  @Override
  public List<SampleResult> samples(String runId) {
    return List.of();
  }

  @Override
  public RunJournal open(RunSpec spec, Provenance provenance) {
    throw new UnsupportedOperationException("tests of panes don't write runs");
  }

  @Override
  public void restore(String runId) {
    trash.stream().filter(run -> run.id().equals(runId)).forEach(records::add);
    trash.removeIf(run -> run.id().equals(runId));
  }

  @Override
  public Map<String, String> labels() {
    return Map.copyOf(labels);
  }

  @Override
  public void label(String runId, String text) {
    labels.put(runId, text.strip());
  }

  @Override
  public void delete(String runId) {
    records.stream().filter(run -> run.id().equals(runId)).forEach(trash::add);
    records.removeIf(run -> run.id().equals(runId));
  }
}
