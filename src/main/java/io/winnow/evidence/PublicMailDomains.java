package io.winnow.evidence;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Mail domains where anyone can have an address, and which therefore never stand for an account. */
public final class PublicMailDomains {

    private static final Set<String> PUBLIC = Set.of(
            "gmail.com",
            "googlemail.com",
            "outlook.com",
            "outlook.de",
            "outlook.fr",
            "hotmail.com",
            "hotmail.co.uk",
            "hotmail.de",
            "hotmail.fr",
            "live.com",
            "msn.com",
            "yahoo.com",
            "yahoo.co.uk",
            "yahoo.co.jp",
            "yahoo.de",
            "yahoo.fr",
            "yahoo.in",
            "ymail.com",
            "rocketmail.com",
            "icloud.com",
            "me.com",
            "mac.com",
            "aol.com",
            "proton.me",
            "protonmail.com",
            "pm.me",
            "tutanota.com",
            "tuta.io",
            "gmx.de",
            "gmx.net",
            "gmx.com",
            "gmx.at",
            "gmx.ch",
            "web.de",
            "freenet.de",
            "t-online.de",
            "mail.com",
            "mail.ru",
            "bk.ru",
            "inbox.ru",
            "list.ru",
            "yandex.ru",
            "yandex.com",
            "qq.com",
            "foxmail.com",
            "163.com",
            "126.com",
            "sina.com",
            "sina.cn",
            "sohu.com",
            "aliyun.com",
            "naver.com",
            "daum.net",
            "hanmail.net",
            "orange.fr",
            "wanadoo.fr",
            "free.fr",
            "laposte.net",
            "libero.it",
            "virgilio.it",
            "tin.it",
            "wp.pl",
            "o2.pl",
            "onet.pl",
            "interia.pl",
            "seznam.cz",
            "centrum.cz",
            "bluewin.ch",
            "telenet.be",
            "ziggo.nl",
            "comcast.net",
            "verizon.net",
            "att.net",
            "sbcglobal.net",
            "cox.net",
            "btinternet.com",
            "sky.com",
            "rediffmail.com",
            "uol.com.br",
            "bol.com.br",
            "terra.com.br",
            "zoho.com",
            "fastmail.com",
            "hey.com");

    private PublicMailDomains() {}

    /** Whether anyone can have an address at this domain, given in lower case. */
    public static boolean holds(String domain) {
        return PUBLIC.contains(domain);
    }

    /** The domain of an address such as {@code Ann <ann@acme.example>}; empty when it has none or a public one. */
    public static Optional<String> domainOf(String contact) {
        int at = contact.lastIndexOf('@');
        if (at < 0) {
            return Optional.empty();
        }
        String domain = contact.substring(at + 1)
                .replaceAll("[>\\s].*", "")
                .replaceAll("\\.$", "")
                .toLowerCase(Locale.ROOT);
        boolean sound = domain.length() <= 253 && domain.matches("[\\p{L}\\p{N}-]+(\\.[\\p{L}\\p{N}-]+)+");
        return sound && !PUBLIC.contains(domain) ? Optional.of(domain) : Optional.empty();
    }
}
