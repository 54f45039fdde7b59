package org.fewbit.ui.settings;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.fewbit.core.run.Environment;
import org.fewbit.ui.fx.Background;
import org.fewbit.ui.fx.Clip;
import org.fewbit.ui.fx.Icons;
import org.fewbit.ui.fx.Texts;
import org.fewbit.ui.fx.Units;
import org.kordamp.ikonli.feather.Feather;

/** What the program is: versions, what it stands on, licences, and how to cite the paper. */
public final class AboutPane {

  static final String PAPER = "https://aclanthology.org/2024.findings-acl.726/";

  static final String CITATION =
      """
      @inproceedings{jin-etal-2024-comprehensive,
        title     = {A Comprehensive Evaluation of Quantization Strategies for Large Language Models},
        author    = {Jin, Renren and Du, Jiangcun and Huang, Wuwei and Liu, Wei and Luan, Jian
                     and Wang, Bin and Xiong, Deyi},
        booktitle = {Findings of the Association for Computational Linguistics: ACL 2024},
        address   = {Bangkok, Thailand},
        year      = {2024},
        pages     = {12186--12215},
        doi       = {10.18653/v1/2024.findings-acl.726},
        note      = {arXiv:2402.16775}
      }
      """;

  private static final double WIDTH = 760;

  private final ProgramFacts program;
  private final Background background;
  private final Texts texts;
  private final VBox sheet = new VBox(10);
  private final GridPane versions = Form.grid();
  private final TableView<ProgramFacts.Licence> table = new TableView<>();
  private final TextArea text = new TextArea();

  /** Builds the sheet; versions and licences are read by {@link #open()}. */
  public AboutPane(
      ProgramFacts program,
      Locale locale,
      Background background,
      Consumer<String> openLink,
      Runnable close) {
    this.program = program;
    this.background = background;
    texts = Texts.of(locale, AboutPane.class);
    sheet.setId("about-sheet");
    sheet.getStyleClass().add("dialog-sheet");
    sheet.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
    versions.setVgap(4);
    sheet
        .getChildren()
        .addAll(
            Form.head("Fewbit " + program.version(), texts.get("close"), close),
            Form.muted(texts.get("about")),
            versions,
            Form.heading(texts.get("paper")),
            citation(openLink),
            Form.heading(texts.get("licences")),
            licences());
  }

  private VBox citation(Consumer<String> openLink) {
    TextArea bibtex = new TextArea(CITATION);
    bibtex.setId("about-citation");
    bibtex.setEditable(false);
    bibtex.getStyleClass().add("mono");
    bibtex.setPrefRowCount(6);
    bibtex.setAccessibleText(texts.get("paper"));
    Button copy = new Button(texts.get("citation.copy"), Icons.of(Feather.COPY));
    copy.setId("about-copy");
    copy.setOnAction(e -> Clip.text(CITATION));
    Hyperlink link = new Hyperlink(PAPER);
    link.setOnAction(e -> openLink.accept(PAPER));
    HBox line = new HBox(10, copy, link);
    line.setAlignment(Pos.CENTER_LEFT);
    return new VBox(6, bibtex, line);
  }

  private VBox licences() {
    table.setId("about-licences");
    table.getStyleClass().add("dense");
    table.setAccessibleText(texts.get("licences"));
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.setPlaceholder(new Label(texts.get("licences.none")));
    table.setPrefHeight(150);
    table
        .getColumns()
        .addAll(
            List.of(
                column(texts.get("licence.part"), ProgramFacts.Licence::part),
                column(texts.get("licence.name"), ProgramFacts.Licence::licence),
                column(texts.get("licence.source"), ProgramFacts.Licence::source)));
    text.setEditable(false);
    text.setWrapText(true);
    text.setPrefRowCount(6);
    text.setId("about-licence-text");
    text.setAccessibleText(texts.get("licence.text"));
    text.setPromptText(texts.get("licence.choose"));
    table
        .getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (o, was, is) -> {
              if (is != null) {
                background.run(
                    "about.licence",
                    () -> program.text(is.licence()).orElseGet(() -> texts.get("licence.missing")),
                    text::setText);
              }
            });
    return new VBox(6, table, text);
  }

  private static TableColumn<ProgramFacts.Licence, String> column(
      String title, java.util.function.Function<ProgramFacts.Licence, String> value) {
    TableColumn<ProgramFacts.Licence, String> column = new TableColumn<>(title);
    column.setCellValueFactory(c -> new ReadOnlyObjectWrapper<>(value.apply(c.getValue())));
    return column;
  }

  /** The sheet. */
  public Region node() {
    return sheet;
  }

  /** Reads versions and licences. */
  public void open() {
    background.run("about.versions", program::environment, this::show);
    background.run("about.licences", program::licences, table.getItems()::setAll);
  }

  private void show(Environment e) {
    versions.getChildren().clear();
    fact("Java", e.java());
    fact("JavaFX", System.getProperty("javafx.runtime.version", ""));
    fact("ONNX Runtime", e.engine());
    fact(texts.get("system"), e.os() + ", " + e.architecture());
    fact(
        texts.get("machine"),
        e.processor() + ", " + texts.get("cores", e.cores()) + ", " + Units.bytes(e.memoryBytes()));
  }

  private void fact(String name, String value) {
    versions.addRow(versions.getRowCount(), new Label(name), new Label(value));
  }
}
