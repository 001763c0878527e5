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

    /** A role of a user: who gave it to him, and when. */
    record GrantRow(String role, String grantedBy, long grantedMillis) {}

    @Select("SELECT role, granted_by, granted_millis FROM account_role WHERE account_id = #{id} ORDER BY role")
    List<GrantRow> grants(long id);

    @Select("""
            <script>
            SELECT a.id, a.email, a.created_millis, f.frozen_millis
            FROM account a LEFT JOIN account_freeze f ON f.account_id = a.id
            WHERE a.id &gt; #{after}
            <if test="pattern != null">AND (a.email LIKE #{pattern} ESCAPE '!' OR a.id = #{id})</if>
            <if test="role != null">
                AND EXISTS (SELECT 1 FROM account_role r WHERE r.account_id = a.id AND r.role = #{role})
            </if>
            <if test="frozen != null and frozen">AND f.account_id IS NOT NULL</if>
            <if test="frozen != null and !frozen">AND f.account_id IS NULL</if>
            ORDER BY a.id LIMIT #{limit}
            </script>
            """)
    List<PersonRow> search(
            @Nullable String pattern, long id, @Nullable String role, @Nullable Boolean frozen, long after, int limit);

    @Insert("""
            INSERT INTO account_role (account_id, role, granted_by, granted_millis)
            VALUES (#{id}, #{role}, #{by}, #{millis})
            ON DUPLICATE KEY UPDATE role = role
            """)
    int grant(long id, String role, String by, long millis);

    @Delete("DELETE FROM account_role WHERE account_id = #{id} AND role = #{role}")
    int withdraw(long id, String role);
}
