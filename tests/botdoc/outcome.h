#pragma once

#include "botdoc/result.h"
#include "support/eventually.h"

#include <optional>

/// What a callback was told, and how often. Must outlive the call it is given to.
template <typename T>
struct Outcome
{
    int calls = 0;
    std::optional<botdoc::Result<T>> result;

    [[nodiscard]] botdoc::Callback<T> callback()
    {
        return [this](const botdoc::Result<T> &told) {
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
};
