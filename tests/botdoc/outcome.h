#pragma once

#include "botdoc/result.h"
#include "support/eventually.h"

#include <memory>
#include <optional>

/// What a callback was told, and how often.
template <typename T>
struct Outcome
{
    int calls = 0;
    std::optional<botdoc::Result<T>> result;

    [[nodiscard]] botdoc::Callback<T> callback()
    {
        return [this, alive = std::weak_ptr(m_alive)](const botdoc::Result<T> &told) {
            if (alive.expired())
                return; // a test that has failed already
            ++calls;
            result = told;
        };
    }
    /// Waits until it is told.
    [[nodiscard]] bool comes() const
    {
        return support::eventually([this] { return calls > 0; });
    }
    [[nodiscard]] bool isSuccess() const { return result && result->has_value(); }
    [[nodiscard]] bool isFailure() const { return result && !result->has_value(); }
    [[nodiscard]] bool isFailure(botdoc::ApiError::Kind kind) const
    {
        return isFailure() && result->error().kind == kind;
    }
    /// An empty error when there is none.
    [[nodiscard]] botdoc::ApiError error() const
    {
        return isFailure() ? result->error() : botdoc::ApiError();
    }

private:
    std::shared_ptr<int> m_alive = std::make_shared<int>();
};
