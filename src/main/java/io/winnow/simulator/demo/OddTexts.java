package io.winnow.simulator.demo;

import java.util.List;

/** Titles that break careless software: every backlog has some. */
public final class OddTexts {

    private OddTexts() {}

    public static List<String> titles() {
        return List.of(
                "Receipt shows \"null\" instead of the shop's name",
                "Escape <script>alert('card')</script> in shop names",
                "=SUM(A1:A9) in a payout reference breaks the spreadsheet export",
                "🚀 Launch checklist for instant transfers 🎉",
                "دعم الدفع باللغة العربية في صفحة الدفع",
                "תמיכה בכתיבה מימין לשמאל בקבלות",
                "  Outer blanks in the statement descriptor  ",
                "Shop names with & and 'quotes' break the invoice PDF",
                "-1 day until the next payout, says the payout calendar",
                "@all in a refund reason notifies every team",
                "+00 prefix is lost in the phone number of the onboarding form",
                "Überweisung, 振込 and перевод all sort after Z in the method list",
                "&amp;nbsp; between amount and currency in the monthly bill",
                "C:\\payouts\\new and other backslashes turn into line breaks",
                "{{shop.name}} and ${currency} reach buyers as they are",
                "👩‍💻 joined emoji count as four characters in the receipt subject",
                "Collect everything we know about slow payouts on the last Friday of a month, from the bank's cut-off"
                        + " times to our own queue, and turn it into one page that support can send to a shop that asks"
                        + " where its money is on a Saturday morning");
    }
}
