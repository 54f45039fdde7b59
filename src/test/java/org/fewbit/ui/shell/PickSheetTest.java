package org.fewbit.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fewbit.ui.shell.WindowFixture.until;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** What can be chosen in the sheet: sets of schemes, own ones, single cells, rows, columns. */
class PickSheetTest extends WindowTest {

  private TableView<?> matrix() {
    return (TableView<?>) window.node("#pick-matrix").orElseThrow();
  }

  private void preset(FxRobot robot, String name) {
    MenuButton menu = (MenuButton) window.node("#pick-presets").orElseThrow();
    robot.interact(
        () ->
            menu.getItems().stream()
                .filter(i -> ("pick-preset-" + name).equals(i.getId()))
                .findFirst()
                .ifPresent(MenuItem::fire));
  }

  private String run() {
    return window.text("#pick-run");
  }

  @Test
  void setsOwnSchemesRowsAndColumnsAreChosenAndTheCostFollows(FxRobot robot) throws Exception {
    robot.clickOn("#run-button");
    until(window::hasModel, "the sheet has read the models");
    until(() -> !matrix().getItems().isEmpty(), "the matrix is there");
    assertThat(facts()).anyMatch(text -> text.contains("layers of") && text.contains("MB"));
    preset(robot, "none");
    until(() -> matrix().getItems().isEmpty(), "nothing is chosen");
    preset(robot, "paper");
    until(() -> matrix().getItems().size() == 10, "the paper's ten are there");
    preset(robot, "none");
    until(() -> matrix().getItems().isEmpty(), "nothing is chosen again");

    TextField custom = (TextField) window.node("#pick-custom").orElseThrow();
    robot.interact(() -> custom.setText("gptq-w99"));
    robot.interact(() -> ((Button) window.node("#pick-custom-add").orElseThrow()).fire());
    until(() -> !window.text("#pick-custom-error").isEmpty(), "the reason is shown in place");
    robot.interact(() -> custom.setText("rtn-w4-g16-asym"));
    robot.interact(() -> ((Button) window.node("#pick-custom-add").orElseThrow()).fire());
    until(() -> matrix().getItems().size() == 1, "the own scheme is there");
    assertThat(window.text("#pick-custom-error")).isEmpty();
    until(() -> run().matches("Run [0-9]+"), "its cells are on");
    int cells = Integer.parseInt(run().substring("Run ".length()));
    assertThat(cells).isGreaterThan(1);
    assertThat(window.text("#pick-time")).contains(cells + " runs", "about");
    assertThat(window.text("#pick-disk")).contains("1 new variant", "free");
    assertThat(window.text("#pick-memory")).contains("Memory about");

    robot.interact(() -> rowButton().fire());
    until(() -> run().equals("Run"), "the row is off");
    assertThat(window.text("#pick-time")).startsWith("Nothing to run");
    robot.interact(() -> rowButton().fire());
    until(() -> run().equals("Run " + cells), "the row is on");
    robot.interact(() -> columnButton().fire());
    until(() -> run().equals("Run " + (cells - 1)), "the column is off");
  }

  private List<String> facts() {
    return window.root().lookupAll("#pick-models .pick-detail").stream()
        .map(n -> ((Labeled) n).getText())
        .toList();
  }

  private Button rowButton() {
    return (Button)
        matrix().lookupAll(".table-row-cell .matrix-all").stream()
            .filter(Node::isVisible)
            .findFirst()
            .orElseThrow();
  }

  /** The head of the first column that is an evaluation. */
  private Button columnButton() {
    TableColumn<?, ?> first = matrix().getColumns().get(1).getColumns().getFirst();
    return (Button) first.getGraphic().lookup(".matrix-all");
  }
}
