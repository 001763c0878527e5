package org.perpex.common.spring.web;

import jakarta.servlet.Servlet;
import java.util.List;
import org.perpex.common.spring.identity.IdentityAutoConfiguration;
import org.perpex.common.spring.identity.IdentityTokens;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Traces every request of a servlet service, lets none in without an identity, and answers errors. */
@AutoConfiguration(
        after = IdentityAutoConfiguration.class,
        beforeName = "org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration")
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnClass({Servlet.class, DispatcherServlet.class})
class WebAutoConfiguration {

    @Bean
    FilterRegistrationBean<TraceFilter> traceFilter() {
        FilterRegistrationBean<TraceFilter> filter = new FilterRegistrationBean<>(new TraceFilter());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return filter;
    }

    @Bean
    FilterRegistrationBean<IdentityFilter> identityFilter(
            IdentityTokens tokens, Environment environment, JsonMapper json) {
        String service = environment.getRequiredProperty("spring.application.name");
        FilterRegistrationBean<IdentityFilter> filter =
                new FilterRegistrationBean<>(new IdentityFilter(tokens, service, new ErrorBodies(json)));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 20);
        return filter;
    }

    @Bean
    WebMvcConfigurer identityArgument() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new IdentityArgument());
            }

            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                interceptors.addInterceptor(new AdminGuard());
            }
        };
    }

    @Bean
    ReadableForms formContentFilter(JsonMapper json) {
        return new ReadableForms(new ErrorBodies(json));
    }

    @Bean
    PlainNumbers plainNumbers() {
        return new PlainNumbers();
    }

    @Bean
    ErrorAnswers errorAnswers() {
        return new ErrorAnswers();
    }
}
