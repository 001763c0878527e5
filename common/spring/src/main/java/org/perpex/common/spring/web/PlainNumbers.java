package org.perpex.common.spring.web;

import java.beans.PropertyEditorSupport;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/**
 * Takes whole numbers of requests as digits alone, with a minus before them where one is meant. Spring itself would also
 * take {@code +5}, {@code 0x5}, spaces around it and the digits of other scripts. Nothing is no number.
 *
 * <p>These are editors, since what a converter refuses Spring hands to the editor that it has by itself.
 */
@ControllerAdvice
final class PlainNumbers {

    private static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,19}");

    @InitBinder
    void numbers(WebDataBinder binder) {
        binder.registerCustomEditor(long.class, new Editor(Long::valueOf));
        binder.registerCustomEditor(Long.class, new Editor(Long::valueOf));
        binder.registerCustomEditor(int.class, new Editor(Integer::valueOf));
        binder.registerCustomEditor(Integer.class, new Editor(Integer::valueOf));
    }

    private static final class Editor extends PropertyEditorSupport {

        private final Function<String, Number> read;

        Editor(Function<String, Number> read) {
            this.read = read;
        }

        @Override
        public void setAsText(String text) {
            if (text.isEmpty()) {
                setValue(null);
            } else if (PLAIN.matcher(text).matches()) {
                setValue(read.apply(text));
            } else {
                throw new NumberFormatException("not a whole number");
            }
        }
    }
}
