// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/keychain/SecretStore.h"

#include <QHash>
#include <QList>
#include <QPromise>
#include <QStringList>

namespace test {

// A keychain in memory that can fail on order.
class FakeSecretStore final : public core::SecretStore
{
public:
    QHash<QString, core::Secret> entries;
    QString failure; // a code of core::keychain; empty: it works
    QString removeFailure; // likewise, of remove() alone
    bool isHung = false; // what is asked from now on is never answered
    bool looksEmpty = false; // reads find nothing, as when it is locked
    QStringList reads; // names that were asked for

    QFuture<core::Result<std::optional<core::Secret>>> read(const QString &name) override
    {
        using Found = core::Result<std::optional<core::Secret>>;
        reads += name;
        if (isHung)
            return pending<Found>();
        if (!failure.isEmpty())
            return ended<Found>(core::fail(error()));
        if (looksEmpty || !entries.contains(name))
            return ended<Found>(std::optional<core::Secret>());
        return ended<Found>(std::optional(entries.value(name)));
    }
    QFuture<core::Result<>> write(const QString &name, const core::Secret &value) override
    {
        if (isHung)
            return pending<core::Result<>>();
        if (!failure.isEmpty())
            return ended<core::Result<>>(core::fail(error()));
        entries.insert(name, value);
        return ended<core::Result<>>({});
    }
    QFuture<core::Result<>> remove(const QString &name) override
    {
        if (isHung)
            return pending<core::Result<>>();
        if (!failure.isEmpty())
            return ended<core::Result<>>(core::fail(error()));
        if (!removeFailure.isEmpty())
            return ended<core::Result<>>(core::fail(error(removeFailure)));
        entries.remove(name);
        return ended<core::Result<>>({});
    }

private:
    core::Error error() const { return error(failure); }
    static core::Error error(const QString &code)
    {
        return {.kind = core::Error::Kind::Storage, .code = code};
    }

    template <typename T>
    static QFuture<T> pending()
    {
        static QList<QPromise<T> *> promises; // a promise that goes would cancel its future
        promises.append(new QPromise<T>);
        promises.constLast()->start();
        return promises.constLast()->future();
    }
    template <typename T>
    static QFuture<T> ended(T value)
    {
        QPromise<T> promise;
        promise.start();
        promise.addResult(std::move(value));
        promise.finish();
        return promise.future();
    }
};

} // namespace test
