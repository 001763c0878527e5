package org.perpex.description;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Finds the endpoints of all services by their annotations, as Spring itself would map them. */
final class ServedRoutes {

    private static final String ROOT = "org.perpex.";
    private static final String LOCAL = "local";

    private ServedRoutes() {}

    /** Spring's own reading of the annotations. */
    private static final class Mappings extends RequestMappingHandlerMapping {

        @Nullable
        RequestMappingInfo of(Method method, Class<?> controller) {
            return getMappingForMethod(method, controller);
        }
    }

    /** Returns all of them, those for other services alone left out, by path and method. */
    static List<ServedRoute> find() throws ClassNotFoundException {
        Mappings mappings = new Mappings();
        List<ServedRoute> found = new ArrayList<>();
        for (BeanDefinition definition : scanner().findCandidateComponents("org.perpex")) {
            String name = String.valueOf(definition.getBeanClassName());
            Class<?> controller = ClassUtils.forName(name, ServedRoutes.class.getClassLoader());
            for (Method method : controller.getDeclaredMethods()) {
                RequestMappingInfo info = mappings.of(method, controller);
                if (info != null) {
                    add(found, service(controller), info, method);
                }
            }
        }
        found.sort(Comparator.comparing(ServedRoute::path).thenComparing(ServedRoute::method));
        return found;
    }

    private static void add(List<ServedRoute> found, String service, RequestMappingInfo info, Method method) {
        for (String path : info.getPatternValues()) {
            if (!path.startsWith("/internal/")) {
                for (RequestMethod verb : info.getMethodsCondition().getMethods()) {
                    found.add(new ServedRoute(service, verb.name(), path, method));
                }
            }
        }
    }

    private static String service(Class<?> controller) {
        String rest = controller.getName().substring(ROOT.length());
        return rest.substring(0, rest.indexOf('.')) + "-service";
    }

    private static ClassPathScanningCandidateComponentProvider scanner() {
        StandardEnvironment environment = new StandardEnvironment();
        environment.addActiveProfile(LOCAL);
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.setEnvironment(environment);
        scanner.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
        return scanner;
    }
}
