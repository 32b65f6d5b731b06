/**
 * The program: command line, settings, and the beans that the routes name. The only package that knows Camel.
 *
 * <p>{@link kz.muragat.app.Main} is the way in, one class a command beside it. {@link kz.muragat.app.Settings} come from
 * the documented {@code muragat.properties}. The YAML under {@code routes/} wires the beans that {@link
 * kz.muragat.app.RouteBeans} binds, and {@link kz.muragat.app.CamelArchive} starts and stops it all.
 *
 * <p>To add a command: a class that extends {@link kz.muragat.app.HomeCommand}, named in {@link kz.muragat.app.Main}. To
 * add a step to the way of a scan: a method on {@link kz.muragat.app.ReadingDesk} that hands on to a use case of the
 * pipeline, and a line in the route.
 */
@NullMarked
package kz.muragat.app;

import org.jspecify.annotations.NullMarked;
