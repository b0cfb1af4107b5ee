import java.io.File;
import java.util.SortedMap;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.VeraPDFFoundry;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/**
 * Judges files by veraPDF's rules for PDF/UA-1. Prints a line for each file, and beneath it one for each rule
 * that is broken, with how often; the exit code is the number of files that break any.
 */
public class Check {
    private static final int SHOWN = 500;

    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        VeraPDFFoundry rules = Foundries.defaultInstance();
        PDFAFlavour accessible = PDFAFlavour.fromString("ua1");
        int broken = 0;
        for (String name : files) {
            SortedMap<String, Integer> found = new TreeMap<>();
            try (PDFAParser file = rules.createParser(new File(name), accessible);
                    PDFAValidator judge = rules.createValidator(accessible, SHOWN, false, false, false)) {
                for (TestAssertion each : judge.validate(file).getTestAssertions()) {
                    if (each.getStatus() == TestAssertion.Status.FAILED) {
                        String rule = each.getRuleId().getClause() + "-" + each.getRuleId().getTestNumber();
                        found.merge(rule + " " + each.getMessage().replaceAll("\\s+", " "), 1, Integer::sum);
                    }
                }
            }
            System.out.println("judged " + name + ": " + (found.isEmpty() ? "accessible" : "not accessible"));
            found.forEach((rule, times) -> System.out.println("  " + times + " times " + rule));
            broken += found.isEmpty() ? 0 : 1;
        }
        System.exit(broken);
    }
}
