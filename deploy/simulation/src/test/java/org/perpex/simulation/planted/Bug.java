package org.perpex.simulation.planted;

import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.matcher.ElementMatchers;

/**
 * Code that is woven into methods of one class.
 *
 * @param type name of the class
 * @param method name of its methods
 * @param advice a class with what happens on their entry or exit
 */
record Bug(String type, String method, Class<?> advice) {

    static Bug in(String type, String method, Class<?> advice) {
        return new Bug("org.perpex." + type, method, advice);
    }

    AsmVisitorWrapper.ForDeclaredMethods woven() {
        return Advice.to(advice).on(ElementMatchers.<MethodDescription>named(method));
    }
}
