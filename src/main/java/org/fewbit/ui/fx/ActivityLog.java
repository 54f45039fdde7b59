package org.fewbit.ui.fx;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What this session did and what went wrong, latest first; used on the window's thread. */
public final class ActivityLog {

  /** More than a person reads back; older entries go. */
  private static final int LONGEST = 1000;

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final ObservableList<Entry> entries = FXCollections.observableArrayList();
  private final InstantSource clock;

  /** An empty log. */
  public ActivityLog(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * One thing that happened.
   *
   * @param time when
   * @param failed whether it went wrong
   * @param what in one line, with the code of a failure
   * @param details further lines: a worker's last output, a stack trace; empty if none
   */
  public record Entry(Instant time, boolean failed, String what, List<String> details) {

    /** Copies the details. */
    public Entry {
      details = List.copyOf(details);
    }

    /** All of it as text, as it is copied. */
    public String text(ZoneId zone) {
      String head = TIME.withZone(zone).format(time) + (failed ? "  !  " : "     ") + what;
      return details.isEmpty()
          ? head
          : head + details.stream().map(l -> "\n    " + l).collect(Collectors.joining());
    }
  }

  /** Something was done. */
  public void did(String what, List<String> details) {
    add(new Entry(clock.instant(), false, what, details));
  }

  /** Something went wrong. */
  public void failed(String what, List<String> details) {
    add(new Entry(clock.instant(), true, what, details));
  }

  private void add(Entry entry) {
    entries.addFirst(entry);
    if (entries.size() > LONGEST) {
      entries.removeLast();
    }
  }

  /** All entries, latest first. */
  public ObservableList<Entry> entries() {
    return FXCollections.unmodifiableObservableList(entries);
  }
}
