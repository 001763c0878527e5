package org.perpex.user.account;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

@Mapper
interface AccountMapper extends BaseMapper<AccountRow> {

    /** Locks the sequence until the transaction ends, so that ids have no gaps. */
    @Update("UPDATE account_sequence SET last_id = last_id + 1 WHERE only_row = 1")
    int advanceSequence();

    @Select("SELECT last_id FROM account_sequence WHERE only_row = 1")
    long lastId();

    @Select("SELECT id, email, password_hash, created_millis FROM account WHERE email = #{email}")
    @Nullable
    AccountRow byEmail(String email);

    /** Locks the row of a user, so that what is counted per user is counted by one at a time. */
    @Select("SELECT id FROM account WHERE id = #{id} FOR UPDATE")
    @Nullable
    Long lock(long id);

    @Select("SELECT role FROM account_role WHERE account_id = #{id}")
    List<String> roles(long id);

    @Insert("""
            INSERT INTO account_role (account_id, role, granted_by, granted_millis)
            VALUES (#{id}, #{role}, #{by}, #{millis})
            ON DUPLICATE KEY UPDATE role = role
            """)
    int grant(long id, String role, String by, long millis);

    @Delete("DELETE FROM account_role WHERE account_id = #{id} AND role = #{role}")
    int withdraw(long id, String role);
}
