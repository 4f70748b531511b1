package io.baton.domain.probe;

import static io.baton.domain.probe.AnswerChecks.number;
import static io.baton.domain.probe.AnswerChecks.order;

import java.util.List;

/** Steps that depend on each other: any order that respects the dependencies is right. */
final class PlanningProbes {
    private static final String ORDER =
            " Find an order in which all steps can be done. End with a line 'Answer: ' followed by"
                    + " the letters in that order, separated by commas.";
    private static final String NUMBER =
            " End with a line 'Answer: ' followed by the number alone.";

    private PlanningProbes() {}

    static List<ProbeTask> all() {
        return new Probes("planning")
                .about(
                        """
                        A: put up the roof
                        B: pour the foundation
                        C: paint the inside walls
                        D: build the walls
                        The walls stand on the foundation, the roof on the walls, and painting needs
                        the roof.""",
                        "The input lists steps and what they depend on." + ORDER,
                        order("ABCD", "BD", "DA", "AC"))
                .about(
                        """
                        A: run the tests
                        B: deploy
                        C: compile
                        D: write the change log
                        E: tag the release
                        Tests need compiled code. The tag needs passed tests and the change log.
                        Only what is tagged may be deployed.""",
                        "The input lists steps and what they depend on." + ORDER,
                        order("ABCDE", "CA", "AE", "DE", "EB"))
                .about(
                        """
                        A: restore the service
                        B: switch writes off
                        C: take a backup
                        D: migrate the schema
                        E: check the migrated data
                        The backup must hold the last write. Nothing is migrated without a backup.
                        The service comes back only after the check.""",
                        "The input lists steps and what they depend on." + ORDER,
                        order("ABCDE", "BC", "CD", "DE", "EA"))
                .ask(
                        "Task X takes 3 days, task Y 5 days, task Z 2 days. X and Y can run at the"
                                + " same time, Z needs both to be done. After how many days is all"
                                + " done at the earliest?"
                                + NUMBER,
                        number("7"))
                .ask(
                        "One oven, one tray at a time, no pause between trays. Bread bakes 40"
                                + " minutes, a pie 35, biscuits 15. Everything must be out at 12:00."
                                + " How many minutes before 12:00 must the first tray go in?"
                                + NUMBER,
                        number("90"))
                .ask(
                        "Steps: A send the invoice, B agree on a price, C deliver, D sign the"
                                + " contract, E receive the payment. The contract names the price,"
                                + " delivery needs the contract, the invoice follows the delivery,"
                                + " the payment follows the invoice."
                                + ORDER,
                        order("ABCDE", "BD", "DC", "CA", "AE"))
                .list();
    }
}
