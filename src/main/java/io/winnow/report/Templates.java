package io.winnow.report;

import java.io.Writer;
import java.util.HashMap;
import java.util.Map;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;
import org.apache.velocity.app.event.EventCartridge;
import org.apache.velocity.runtime.RuntimeConstants;
import org.apache.velocity.runtime.resource.loader.ClasspathResourceLoader;

/** Fills the templates beside this class: strict about unknown names, everything escaped. */
final class Templates {

    private final VelocityEngine engine = new VelocityEngine();

    Templates() {
        engine.setProperty(RuntimeConstants.RESOURCE_LOADERS, "classpath");
        engine.setProperty("resource.loader.classpath.class", ClasspathResourceLoader.class.getName());
        engine.setProperty("resource.loader.classpath.cache", true);
        engine.setProperty(RuntimeConstants.RUNTIME_REFERENCES_STRICT, true);
        engine.setProperty(RuntimeConstants.INPUT_ENCODING, "UTF-8");
        engine.setProperty(RuntimeConstants.SPACE_GOBBLING, "structured");
        engine.setProperty(RuntimeConstants.VM_LIBRARY, "");
        engine.init();
    }

    void fill(String template, Map<String, Object> model, Writer out) {
        // Velocity writes loop variables into the map it is given
        VelocityContext context = new VelocityContext(new HashMap<>(model));
        EventCartridge events = new EventCartridge();
        events.addEventHandler(new Escaping());
        context.attachEventCartridge(events);
        engine.getTemplate("io/winnow/report/" + template).merge(context, out);
    }
}
