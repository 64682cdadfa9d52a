package io.winnow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The plugin for Jira Data Center, which is made of nothing but a descriptor and what that names. */
class DataCenterPluginTest {

    private static final Path PLUGIN = Path.of("plugin-descriptor", "data-center");
    private static final Path DESCRIPTOR = PLUGIN.resolve("atlassian-plugin.xml");

    private static Document descriptor() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(DESCRIPTOR.toFile());
    }

    private static List<Element> elements(String name) throws Exception {
        NodeList found = descriptor().getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    @Test
    void the_descriptor_is_valid() throws Exception {
        Path schema = Path.of("..", "shared", "jira", "atlassian-plugin-min.xsd");
        assumeTrue(Files.exists(schema), "no schema beside this checkout to validate the descriptor by");

        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(schema.toFile())
                .newValidator()
                .validate(new StreamSource(DESCRIPTOR.toFile()));
    }

    @Test
    void every_resource_is_in_the_plugin_and_every_key_is_there_once() throws Exception {
        for (Element resource : elements("resource")) {
            assertThat(PLUGIN.resolve(resource.getAttribute("location"))).exists();
        }
        List<String> keys = new ArrayList<>();
        for (String kind : List.of("web-item", "web-panel", "web-resource")) {
            elements(kind).forEach(module -> keys.add(module.getAttribute("key")));
        }
        assertThat(keys).hasSize(4).doesNotHaveDuplicates();
    }

    @Test
    void there_is_no_java_in_it_and_links_lead_to_winnow_only() throws Exception {
        try (var files = Files.walk(PLUGIN)) {
            assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(".java") || name.endsWith(".class"));
        }
        assertThat(elements("condition")).isEmpty();
        assertThat(elements("link")).allMatch(link -> link.getTextContent().startsWith("${winnow.url}/"));
    }

    @Test
    void the_panel_names_the_issue_and_where_winnow_is() throws Exception {
        String template = Files.readString(PLUGIN.resolve("templates/issue.vm"))
                .replace("${winnow.url}", "https://winnow.acme.example");
        StringWriter out = new StringWriter();

        new VelocityEngine()
                .evaluate(
                        new VelocityContext(new java.util.HashMap<>(Map.of("issue", new Issue(10_001L)))),
                        out,
                        "panel",
                        template);

        assertThat(out.toString())
                .contains("data-issue=\"10001\"")
                .contains("data-service=\"https://winnow.acme.example\"");
    }

    /** As much of Jira's issue as the panel asks for. */
    public record Issue(long id) {

        public long getId() {
            return id;
        }
    }
}
