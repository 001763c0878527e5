package org.perpex.common.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class IdsTest {

    @Property
    void anAccountIsItsUserAndItsSubAccount(
            @ForAll @LongRange(min = 1, max = AccountId.USER_MAX) long user,
            @ForAll @IntRange(max = AccountId.SUB_ACCOUNT_MAX) int subAccount) {
        AccountId account = AccountId.of(user, subAccount);

        assertThat(account.user()).isEqualTo(user);
        assertThat(account.subAccount()).isEqualTo(subAccount);
        assertThat(new AccountId(account.value())).isEqualTo(account);
        assertThat(account.value()).isLessThan(1L << 53);
    }

    @Test
    void refusesWhatIsNoAccount() {
        assertThatIllegalArgumentException().isThrownBy(() -> AccountId.of(0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> AccountId.of(1, AccountId.SUB_ACCOUNT_MAX + 1));
        assertThatIllegalArgumentException().isThrownBy(() -> AccountId.of(AccountId.USER_MAX + 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new AccountId(17));
        assertThatIllegalArgumentException().isThrownBy(() -> new AccountId(-1));
    }

    @Property
    void aRequestIdReadsWhatItWrites(@ForAll long high, @ForAll long low) {
        RequestId id = new RequestId(high, low);

        assertThat(RequestId.parse(id.toString())).isEqualTo(id);
        assertThat(RequestId.of(id.toUuid())).isEqualTo(id);
        assertThat(id.toString()).isEqualTo(new UUID(high, low).toString().replace("-", ""));
    }

    @Test
    void everyCodeLeadsBackToItsConstant() {
        for (RejectReason reason : RejectReason.values()) {
            assertThat(RejectReason.of(reason.code)).isEqualTo(reason);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Side.of(0));
        assertThatIllegalArgumentException().isThrownBy(() -> Side.of(3));
    }
}
