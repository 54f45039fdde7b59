package org.fewbit.core.compare;

/** A property of a variant or of its newest run that is a text. */
public enum Fact {
  METHOD(Group.QUANTIZATION),
  NOMINAL_BITS(Group.QUANTIZATION),
  GROUP_SIZE(Group.QUANTIZATION),
  ZERO_POINT(Group.QUANTIZATION),
  EXECUTION(Group.QUANTIZATION),
  PARAMETERS(Group.QUANTIZATION),
  BITS_BY_CLASS(Group.QUANTIZATION),
  PROCESSOR(Group.ENVIRONMENT),
  THREADS(Group.ENVIRONMENT),
  MEMORY(Group.ENVIRONMENT),
  SYSTEM(Group.ENVIRONMENT),
  ENGINE(Group.ENVIRONMENT),
  JAVA(Group.ENVIRONMENT),
  FEWBIT(Group.ENVIRONMENT),
  WEIGHTS(Group.PROVENANCE),
  TOKENIZER(Group.PROVENANCE),
  TEMPLATE(Group.PROVENANCE),
  SOURCE(Group.PROVENANCE);

  /** What a fact is about. */
  public enum Group {
    QUANTIZATION,
    ENVIRONMENT,
    PROVENANCE
  }

  private final Group group;

  Fact(Group group) {
    this.group = group;
  }

  /** What it is about. */
  public Group group() {
    return group;
  }
}
