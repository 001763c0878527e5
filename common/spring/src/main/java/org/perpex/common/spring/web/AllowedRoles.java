package org.perpex.common.spring.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.perpex.common.spring.identity.Role;

/**
 * Who may call an endpoint below {@code /api/admin}: users in one of these roles. An endpoint there without it admits
 * nobody. On a class it holds for all of its endpoints that do not say otherwise; elsewhere it means nothing.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface AllowedRoles {

    Role[] value();
}
