package org.fewbit.ui.shell;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.fewbit.ui.fx.Icons;
import org.fewbit.ui.fx.Texts;
import org.fewbit.ui.fx.Theme;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The top line: name, run, what is compared, theme, help. */
final class TopBar extends HBox {

  TopBar(
      Texts texts,
      Theme theme,
      Node comparison,
      Runnable run,
      Runnable quantize,
      Runnable export,
      Runnable recommend,
      Runnable settings,
      Runnable help) {
    super(10);
    getStyleClass().addAll("tool-bar", "top-bar");
    setAlignment(Pos.CENTER_LEFT);
    Label name = new Label("Fewbit");
    name.getStyleClass().add("app-name");
    Button runButton = new Button(texts.get("run"), Icons.of(Feather.PLUS));
    runButton.setId("run-button");
    runButton.getStyleClass().add("accent");
    runButton.setTooltip(new Tooltip(texts.get("run.hint")));
    runButton.setAccessibleText(texts.get("key.pick"));
    runButton.setOnAction(e -> run.run());
    Button quantizeButton = new Button(texts.get("quantize"), Icons.of(Feather.LAYERS));
    quantizeButton.setId("quantize-button");
    quantizeButton.setTooltip(new Tooltip(texts.get("quantize.hint")));
    quantizeButton.setAccessibleText(texts.get("key.quantize"));
    quantizeButton.setOnAction(e -> quantize.run());
    Button exportButton = new Button(texts.get("export"), Icons.of(Feather.DOWNLOAD));
    exportButton.setId("export-button");
    exportButton.setTooltip(new Tooltip(texts.get("export.hint")));
    exportButton.setAccessibleText(texts.get("key.export"));
    exportButton.setOnAction(e -> export.run());
    Button recommendButton = new Button(texts.get("recommend"), Icons.of(Feather.COMPASS));
    recommendButton.setId("recommend-button");
    recommendButton.setTooltip(new Tooltip(texts.get("recommend.hint")));
    recommendButton.setOnAction(e -> recommend.run());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button helpButton = Icons.button(Feather.HELP_CIRCLE, texts.get("help.hint"), help);
    helpButton.setId("help-button");
    Button settingsButton = Icons.button(Feather.SETTINGS, texts.get("settings.hint"), settings);
    settingsButton.setId("settings-button");
    getChildren()
        .addAll(
            name,
            runButton,
            quantizeButton,
            exportButton,
            recommendButton,
            gap,
            comparison,
            themeSwitch(texts, theme),
            settingsButton,
            helpButton);
  }

  private static HBox themeSwitch(Texts texts, Theme theme) {
    ToggleGroup group = new ToggleGroup();
    // The program's own property outlives the bar; such a binding does not keep it.
    ObjectProperty<Theme.Choice> chosen = new SimpleObjectProperty<>();
    chosen.bindBidirectional(theme.choiceProperty());
    HBox box =
        new HBox(
            choice(
                chosen,
                group,
                Theme.Choice.LIGHT,
                Feather.SUN,
                texts.get("theme.light"),
                "left-pill"),
            choice(
                chosen,
                group,
                Theme.Choice.DARK,
                Feather.MOON,
                texts.get("theme.dark"),
                "center-pill"),
            choice(
                chosen,
                group,
                Theme.Choice.SYSTEM,
                Feather.MONITOR,
                texts.get("theme.system"),
                "right-pill"));
    box.getStyleClass().add("theme-switch");
    return box;
  }

  private static ToggleButton choice(
      ObjectProperty<Theme.Choice> chosen,
      ToggleGroup group,
      Theme.Choice choice,
      Ikon ikon,
      String name,
      String pill) {
    ToggleButton button = new ToggleButton("", Icons.of(ikon));
    button.setId("theme-" + choice.text());
    button.getStyleClass().addAll("button-icon", "small", pill);
    button.setToggleGroup(group);
    button.setTooltip(new Tooltip(name));
    button.setAccessibleText(name);
    button.setOnAction(
        e -> {
          chosen.set(choice);
          // A second click on the chosen one must not leave the group without a choice.
          button.setSelected(true);
        });
    chosen.subscribe(now -> button.setSelected(now == choice));
    return button;
  }
}
