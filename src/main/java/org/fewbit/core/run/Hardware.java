package org.fewbit.core.run;

/**
 * What makes times comparable: runs on two equal ones take about as long.
 *
 * @param processor model name
 * @param architecture {@code amd64} ...
 * @param cores logical processors
 */
public record Hardware(String processor, String architecture, int cores) {

  /** That of a run. */
  public static Hardware of(Environment environment) {
    return new Hardware(environment.processor(), environment.architecture(), environment.cores());
  }
}
