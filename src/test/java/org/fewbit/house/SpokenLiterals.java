package org.fewbit.house;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * English words in the source of the window that its bundles don't know: a literal with a word that
 * is given to a control, and one of two or more words anywhere. Messages of exceptions and problems
 * are no such words: programmers read the former, the catalogue of phrases has the latter.
 */
final class SpokenLiterals extends TreeScanner<@Nullable Void, SpokenLiterals.Place> {

  /** Controls and their setters: what is given to them is seen or read out. */
  private static final Set<String> SHOWN =
      Set.of(
          "setText",
          "setAccessibleText",
          "setAccessibleHelp",
          "setPromptText",
          "setTitle",
          "setContentText",
          "setHeaderText",
          "Label",
          "Text",
          "Button",
          "ToggleButton",
          "RadioButton",
          "CheckBox",
          "Hyperlink",
          "Tooltip",
          "LateTooltip",
          "MenuItem",
          "Menu",
          "MenuButton",
          "CheckMenuItem",
          "RadioMenuItem",
          "Tab",
          "TitledPane",
          "TableColumn");

  /** What takes keys, patterns, or words for programmers. */
  private static final Set<String> NOT_SHOWN = Set.of("get", "ofPattern");

  /** What takes English that the catalogue of phrases has. */
  private static final Set<String> LOOKED_UP = Set.of("phrase", "refused");

  /** Where a literal stands. */
  enum Place {
    ANYWHERE,
    SHOWN,
    PHRASE,
    HIDDEN
  }

  private static final Pattern WORD = Pattern.compile("\\p{IsLatin}{2,}");
  private static final Pattern WORDS = Pattern.compile("\\p{IsLatin}{2,},? \\p{IsLatin}{2,}");
  private static final Pattern KEY = Pattern.compile("[a-z0-9]*([.-][a-z0-9]*)+");

  /** Names and units are the same in every language. */
  private static final Set<String> NAMES = Set.of("Fewbit", "SHA-256", "ONNX Runtime", "mm");

  private final Map<String, List<String>> found = new TreeMap<>();
  private final Set<String> phrases = new TreeSet<>();
  private String file = "";

  /** Reads the files. */
  static SpokenLiterals of(List<Path> files) {
    JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
    SpokenLiterals scanner = new SpokenLiterals();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
      for (CompilationUnitTree unit : task.parse()) {
        scanner.file = Path.of(unit.getSourceFile().getName()).toFile().getName();
        scanner.scan(unit, Place.ANYWHERE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return scanner;
  }

  /** The offending literals of each file that has some, in the order of the source. */
  Map<String, List<String>> found() {
    return found;
  }

  /** What is said in problems and looked up: the catalogue of phrases must have it. */
  Set<String> phrases() {
    return phrases;
  }

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree call, Place place) {
    String name = simpleName(call.getMethodSelect());
    if (call.getMethodSelect() instanceof MemberSelectTree member) {
      scan(member.getExpression(), place);
    }
    return scan(call.getArguments(), place(call, name, place));
  }

  private static Place place(MethodInvocationTree call, String name, Place outer) {
    if (LOOKED_UP.contains(name)
        || call.getMethodSelect().toString().equals("ProblemException.of")) {
      return Place.PHRASE;
    }
    if (NOT_SHOWN.contains(name)) {
      return Place.HIDDEN;
    }
    return SHOWN.contains(name) || name.equals("super") ? Place.SHOWN : outer;
  }

  @Override
  public @Nullable Void visitNewClass(NewClassTree made, Place place) {
    String name = simpleName(made.getIdentifier());
    Place inside = place;
    if (name.equals("Problem")) {
      inside = Place.PHRASE;
    } else if (name.endsWith("Exception") && !name.equals("ProblemException")) {
      inside = Place.HIDDEN;
    } else if (SHOWN.contains(name)) {
      inside = Place.SHOWN;
    }
    scan(made.getArguments(), inside);
    return scan(made.getClassBody(), Place.ANYWHERE);
  }

  @Override
  public @Nullable Void visitAnnotation(AnnotationTree annotation, Place place) {
    return null;
  }

  @Override
  public @Nullable Void visitLiteral(LiteralTree literal, Place place) {
    if (literal.getValue() instanceof String text && !NAMES.contains(text.strip())) {
      boolean words = WORDS.matcher(text).find();
      if (place == Place.PHRASE && words) {
        phrases.add(text);
      }
      if ((place == Place.ANYWHERE && words) || (place == Place.SHOWN && isWord(text))) {
        found.computeIfAbsent(file, name -> new ArrayList<>()).add(text);
      }
    }
    return null;
  }

  private static boolean isWord(String text) {
    return WORD.matcher(text).find() && !KEY.matcher(text.toLowerCase(Locale.ROOT)).matches();
  }

  private static String simpleName(Tree named) {
    return switch (named) {
      case IdentifierTree identifier -> identifier.getName().toString();
      case MemberSelectTree member -> member.getIdentifier().toString();
      case ParameterizedTypeTree type -> simpleName(type.getType());
      default -> "";
    };
  }
}
